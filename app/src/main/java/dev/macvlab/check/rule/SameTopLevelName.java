package dev.macvlab.check.rule;

import dev.macvlab.resolve.Names;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** At the top level a name means one thing. */
public final class SameTopLevelName implements Rule<Names> {
    @Override
    public String id() {
        return "name-ambiguous";
    }

    @Override
    public String about() {
        return "the README, topology files";
    }

    @Override
    public void check(Names names, Findings findings) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        names.namespaces().forEach(each -> add(kinds, each, "namespace"));
        if (!kinds.containsKey(Ref.HOST)) {
            add(kinds, Ref.HOST, "namespace");
        }
        names.switches().forEach(each -> add(kinds, each.name(), "switch"));
        names.hostInterfaces().stream().distinct().forEach(each -> add(kinds, each, "interface of the host"));
        kinds.forEach((name, meant) -> {
            if (meant.size() > 1) {
                findings.add(
                        Ref.top(name),
                        "name",
                        "The name " + name + " is given " + meant.size() + " times (" + Words.list(meant)
                                + "), so that nobody can tell which is meant: rename all but one.");
            }
        });
        for (Switch each : names.switches()) {
            Set<String> hosts = new HashSet<>();
            for (Switch.Host host : each.hosts()) {
                if (!hosts.add(host.name())) {
                    findings.add(
                            each.ref(host),
                            "name",
                            "There is another host called " + host.name() + " on " + each.name()
                                    + ": choose another name.");
                }
            }
        }
    }

    private static void add(Map<String, List<String>> kinds, String name, String kind) {
        kinds.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(kind);
    }
}
