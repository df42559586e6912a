package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.topology.Namespace.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A setting has a value that the kernel acts on. */
public final class SettingsRange implements Rule<ResolvedNamespace> {
    @Override
    public String id() {
        return "settings-range";
    }

    @Override
    public String about() {
        return "Documentation/networking/ip-sysctl.rst, rp_filter and arp_ignore";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
        Settings settings = place.namespace().settings();
        judge(place, "rpFilter", settings.rpFilter(), List.of(0, 1, 2), findings);
        judge(place, "arpIgnore", settings.arpIgnore(), List.of(0, 1, 2, 3, 8), findings);
    }

    private static void judge(
            ResolvedNamespace place, String field, @Nullable Integer value, List<Integer> values, Findings findings) {
        if (value != null && !values.contains(value)) {
            findings.add(
                    place.ref(),
                    field,
                    values.contains(3)
                            ? Message.of(
                                    "check.settings-range.arp-ignore",
                                    value,
                                    field,
                                    place.namespace().name())
                            : Message.of(
                                    "check.settings-range.rp-filter",
                                    value,
                                    field,
                                    place.namespace().name()));
        }
    }
}
