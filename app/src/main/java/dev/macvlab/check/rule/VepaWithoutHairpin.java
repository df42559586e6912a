package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.LowerDevice.Placed;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import java.util.List;

/** Vepa leaves the traffic between siblings to a switch that sends it back. */
public final class VepaWithoutHairpin implements Rule<LowerDevice> {
    @Override
    public String id() {
        return "vepa-without-hairpin";
    }

    @Override
    public String about() {
        return "IEEE 802.1Qbg; ip-link(8), vepa";
    }

    @Override
    public void check(LowerDevice port, Findings findings) {
        checkIpvlans(port, findings);
        List<Placed<Macvlan>> vepa = port.macvlans().stream()
                .filter(each -> each.child().effectiveMode() == Mode.VEPA)
                .toList();
        if (vepa.isEmpty() || port.macvlans().size() < 2 || port.reflects()) {
            return;
        }
        List<Ref> subject = vepa.stream().map(Placed::ref).toList();
        boolean plugged = port.lower().itself() instanceof Nic nic && nic.port() != null;
        findings.add(
                subject,
                "mode",
                plugged
                        ? Message.of("check.vepa-without-hairpin.port", Items.some(subject))
                        : Message.of("check.vepa-without-hairpin.no-switch", Items.some(subject)),
                port.lower().itself() instanceof Nic nic && nic.port() != null
                        ? new Edit.Change(
                                Message.of("edit.switch-hairpin-on-for", nic.name()),
                                nic.withPort(nic.port().withHairpin(true)))
                        : new Edit.Together(
                                Message.of("edit.set-bridge-mode", Items.some(subject)),
                                vepa.stream()
                                        .<Edit>map(each -> new Edit.Change(
                                                Message.of(
                                                        "edit.set-bridge-mode",
                                                        each.child().name()),
                                                each.child().withMode(Mode.BRIDGE)))
                                        .toList()));
    }

    private static void checkIpvlans(LowerDevice port, Findings findings) {
        List<Placed<Ipvlan>> vepa = port.ipvlans().stream()
                .filter(each -> each.child().effectiveFlag() == Ipvlan.Flag.VEPA
                        && each.child().effectiveMode() == Ipvlan.Mode.L2)
                .toList();
        if (vepa.size() < 2 || port.reflects()) {
            return;
        }
        List<Ref> subject = vepa.stream().map(Placed::ref).toList();
        findings.add(
                subject,
                "flag",
                Message.of("check.vepa-without-hairpin.ipvlan", Items.some(subject)),
                new Edit.Together(
                        Message.of("edit.set-flag-bridge", Items.some(subject)),
                        vepa.stream()
                                .<Edit>map(each -> new Edit.Change(
                                        Message.of(
                                                "edit.set-flag-bridge",
                                                each.child().name()),
                                        each.child().withFlag(Ipvlan.Flag.BRIDGE)))
                                .toList()));
    }
}
