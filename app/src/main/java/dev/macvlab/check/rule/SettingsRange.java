package dev.macvlab.check.rule;

import dev.macvlab.resolve.Place;
import dev.macvlab.topology.Namespace.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A setting has a value that the kernel acts on. */
public final class SettingsRange implements Rule<Place> {
    @Override
    public String id() {
        return "settings-range";
    }

    @Override
    public String about() {
        return "Documentation/networking/ip-sysctl.rst, rp_filter and arp_ignore";
    }

    @Override
    public void check(Place place, Findings findings) {
        Settings settings = place.namespace().settings();
        judge(place, "rpFilter", settings.rpFilter(), "0 (off), 1 (strict) or 2 (loose)", List.of(0, 1, 2), findings);
        judge(place, "arpIgnore", settings.arpIgnore(), "0, 1, 2, 3 or 8", List.of(0, 1, 2, 3, 8), findings);
    }

    private static void judge(
            Place place, String field, @Nullable Integer value, String legal, List<Integer> values, Findings findings) {
        if (value != null && !values.contains(value)) {
            findings.add(
                    place.ref(),
                    field,
                    "The kernel stores " + value + " for " + field + " in "
                            + place.namespace().name() + " without a word, but knows only " + legal + ".");
        }
    }
}
