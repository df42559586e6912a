package dev.macvlab.lab.host;

import dev.macvlab.lab.state.Ownership;
import dev.macvlab.lab.state.Snapshot;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.MacAddress;
import dev.macvlab.netlink.Link;
import dev.macvlab.plan.ActualLink;
import dev.macvlab.plan.DesiredLink;
import dev.macvlab.plan.DesiredRoute;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.plan.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is written into the journal before steps are carried out: all that they make, and what NICs were like. */
final class WriteAhead {
    /** Reads a setting of the host by its file below {@code /proc/sys/net}. */
    interface Setting {
        String read(String key) throws IOException;
    }

    private static final int BY_KERNEL = 2;

    private final Journal journal;
    private final Snapshot.Contents host;
    private final Map<String, Journal.BoundNic> bound = new LinkedHashMap<>();
    private final List<Journal.OwnLink> links;
    private final List<Journal.OwnAddress> addresses;
    private final List<Journal.OwnRoute> routes;
    private final List<Journal.OwnSetting> settings;

    private WriteAhead(Journal journal, Snapshot.Contents host) {
        this.journal = journal;
        this.host = host;
        journal.bound().forEach(nic -> bound.put(nic.name(), nic));
        links = new ArrayList<>(journal.links());
        addresses = new ArrayList<>(journal.addresses());
        routes = new ArrayList<>(journal.routes());
        settings = new ArrayList<>(journal.settings());
    }

    /** The journal that names what these steps will have made, whichever of them is the last. */
    static Journal of(List<Step> steps, Snapshot found, Journal journal, Setting setting) throws IOException {
        var writeAhead = new WriteAhead(journal, found.host());
        writeAhead.bind();
        for (Step step : steps) {
            writeAhead.add(step, setting);
        }
        return journal.with(
                List.copyOf(writeAhead.bound.values()),
                writeAhead.links,
                writeAhead.addresses,
                writeAhead.routes,
                writeAhead.settings);
    }

    private void bind() {
        journal.nics()
                .forEach((element, name) -> host.links().stream()
                        .filter(link -> link.name().equals(name) && !bound.containsKey(name))
                        .findFirst()
                        .ifPresent(link -> bound.put(name, asItIs(element, link))));
    }

    private void add(Step step, Setting setting) throws IOException {
        switch (step) {
            case Step.CreateLink it -> {
                links.add(own(it.device(), it.index()));
                if (it.peer() != null) {
                    links.add(own(it.peer(), it.peerIndex()));
                }
            }
            case Step.AddRoute it when it.place().equals(NamespaceId.HOST) -> routes.add(own(it.route()));
            case Step.WriteSetting it
            when it.place().equals(NamespaceId.HOST) -> {
                if (settings.stream()
                        .noneMatch(each ->
                                each.place().equals(it.place()) && each.key().equals(it.key()))) {
                    settings.add(new Journal.OwnSetting(it.place(), it.key(), setting.read(it.key())));
                }
            }
            case Step.OfDevice it
            when it.place().equals(NamespaceId.HOST)
                    && bound.containsKey(it.id().name()) -> {
                if (it instanceof Step.AddAddress add) {
                    addresses.add(new Journal.OwnAddress(
                            add.id().name(), add.index(), add.address().toString()));
                }
                bound.computeIfPresent(it.id().name(), (_, nic) -> changed(nic, it));
            }
            default -> {}
        }
    }

    private Journal.OwnLink own(DesiredLink device, int index) {
        MacAddress mac = device.mac();
        return new Journal.OwnLink(
                device.place(),
                device.name(),
                index,
                mac == null ? null : mac.toString(),
                Ownership.groupOf(journal.lab()),
                device.form().word());
    }

    private static Journal.OwnRoute own(DesiredRoute route) {
        return new Journal.OwnRoute(
                route.to().toString(),
                route.via() == null ? null : route.via().toString(),
                route.dev(),
                route.effectiveMetric());
    }

    private Journal.BoundNic asItIs(String element, Link link) {
        return new Journal.BoundNic(
                element,
                link.name(),
                link.index(),
                link.mac() == null ? null : link.mac().toString(),
                link.mtu(),
                link.up(),
                host.addresses().stream()
                        .filter(each -> each.linkIndex() == link.index() && each.permanent())
                        .map(JournalOwnership::text)
                        .filter(each -> !ActualLink.isAutomatic(Cidr.parse(each)))
                        .toList(),
                host.routes().stream()
                        .filter(route -> route.isMain()
                                && route.protocol() != BY_KERNEL
                                && route.hops().size() == 1
                                && route.hops().getFirst().linkIndex() == link.index())
                        .map(Restoration::kept)
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private static Journal.BoundNic changed(Journal.BoundNic nic, Step.OfDevice step) {
        return new Journal.BoundNic(
                nic.element(),
                nic.name(),
                nic.index(),
                nic.mac(),
                nic.mtu(),
                nic.up(),
                nic.addresses(),
                nic.routes(),
                step instanceof Step.SetMac it && !it.mac().toString().equals(nic.mac())
                        ? with(nic.newMacs(), it.mac().toString())
                        : nic.newMacs(),
                step instanceof Step.SetMtu it && it.mtu() != nic.mtu() ? with(nic.newMtus(), it.mtu()) : nic.newMtus(),
                step instanceof Step.SetState it && it.up() != nic.up()
                        ? with(nic.newStates(), it.up())
                        : nic.newStates(),
                nic.disturbed() || !(step instanceof Step.AddAddress));
    }

    private static <T> List<T> with(List<T> values, T another) {
        List<T> all = new ArrayList<>(values);
        if (!all.contains(another)) {
            all.add(another);
        }
        return all;
    }
}
