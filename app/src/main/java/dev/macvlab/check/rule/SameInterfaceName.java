package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;
import java.util.HashSet;
import java.util.Set;

/** Interface names differ within a namespace, and each has a lo already. */
public final class SameInterfaceName implements Rule<ResolvedNamespace> {
    @Override
    public String id() {
        return "interface-name-taken";
    }

    @Override
    public String about() {
        return "net/core/dev.c, __dev_alloc_name() and netdev_name_in_use(): EEXIST";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
        Set<String> taken = new HashSet<>();
        place.interfaces().forEach(each -> taken.add(each.itself().name()));
        Set<String> seen = new HashSet<>(Set.of("lo"));
        for (ResolvedInterface each : place.interfaces()) {
            String name = each.itself().name();
            if (!seen.add(name)) {
                String where = place.namespace().name();
                findings.add(
                        each.ref(),
                        "name",
                        name.equals("lo")
                                ? Message.of("check.interface-name-taken.lo", where)
                                : Message.of("check.interface-name-taken", name, where),
                        new Edit.RenameLast(each.ref(), free(name, taken)));
            }
        }
    }

    private static String free(String name, Set<String> taken) {
        String stem = name.replaceFirst("\\d+$", "");
        int number = 1;
        while (!taken.add(stem + number)) {
            number++;
        }
        return stem + number;
    }
}
