package dev.macvlab.check.rule;

import dev.macvlab.message.Argument.Items;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.TopLevelNames;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** At the top level a name means one thing. */
public final class SameTopLevelName implements Rule<TopLevelNames> {
    @Override
    public String id() {
        return "name-ambiguous";
    }

    @Override
    public String about() {
        return "the README, topology files";
    }

    @Override
    public void check(TopLevelNames names, Findings findings) {
        Map<String, List<Message>> kinds = new LinkedHashMap<>();
        names.namespaces().forEach(each -> add(kinds, each, Message.of("check.name-ambiguous.namespace")));
        if (!kinds.containsKey(Ref.HOST)) {
            add(kinds, Ref.HOST, Message.of("check.name-ambiguous.namespace"));
        }
        names.switches().forEach(each -> add(kinds, each.name(), Message.of("check.name-ambiguous.switch")));
        names.hostInterfaces().stream()
                .distinct()
                .forEach(each -> add(kinds, each, Message.of("check.name-ambiguous.interface")));
        kinds.forEach((name, meant) -> {
            if (meant.size() > 1) {
                findings.add(
                        Ref.top(name),
                        "name",
                        Message.of("check.name-ambiguous.several", name, meant.size(), Items.some(meant)));
            }
        });
        for (Switch each : names.switches()) {
            Set<String> hosts = new HashSet<>();
            for (Switch.Host host : each.hosts()) {
                if (!hosts.add(host.name())) {
                    findings.add(
                            each.ref(host), "name", Message.of("check.name-ambiguous.host", host.name(), each.name()));
                }
            }
        }
    }

    private static void add(Map<String, List<Message>> kinds, String name, Message kind) {
        kinds.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(kind);
    }
}
