package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Names;
import java.nio.charset.StandardCharsets;

/** An interface needs a name that the kernel takes. */
public final class InterfaceName implements Rule<ResolvedInterface> {
    @Override
    public String id() {
        return "interface-name";
    }

    @Override
    public String about() {
        return "net/core/dev.c, dev_valid_name()";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        String name = device.itself().name();
        Names.whyIllegalInterface(name).ifPresent(why -> {
            String better = legal(name);
            findings.add(
                    device.ref(),
                    "name",
                    Message.of("check.interface-name", Argument.quoted(name), why),
                    better.equals(name) ? null : new Edit.Rename(device.ref(), better));
        });
    }

    /** The name with everything left out that the kernel refuses. */
    private static String legal(String name) {
        var kept = new StringBuilder();
        name.codePoints()
                .filter(c -> Names.whyIllegalInterface(Character.toString(c)).isEmpty() || c == '.')
                .mapToObj(Character::toString)
                .filter(c -> (kept + c).getBytes(StandardCharsets.UTF_8).length <= Names.INTERFACE_BYTES)
                .forEach(kept::append);
        return Names.whyIllegalInterface(kept.toString()).isEmpty() ? kept.toString() : name;
    }
}
