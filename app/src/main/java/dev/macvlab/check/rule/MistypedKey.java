package dev.macvlab.check.rule;

import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Interface;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A key that nobody knows is kept and does nothing, so that one that looks like a known one is a slip. */
public final class MistypedKey implements Rule<ResolvedInterface> {
    private static final Set<String> OF_ALL =
            Set.of("kind", "name", "namespace", "mac", "mtu", "up", "dad", "addresses");
    private static final int FAR = 3;

    @Override
    public String id() {
        return "mistyped-key";
    }

    @Override
    public String about() {
        return "the README, topology files";
    }

    @Override
    public void check(ResolvedInterface device, Findings findings) {
        Interface itself = device.itself();
        for (String key : itself.common().extras().values().keySet()) {
            String meant = nearest(key, itself);
            if (meant != null) {
                findings.add(
                        device.ref(),
                        null,
                        Message.of("check.mistyped-key", Argument.quoted(key), itself.name(), meant));
            }
        }
    }

    private static @Nullable String nearest(String key, Interface itself) {
        Set<String> known = new TreeSet<>(OF_ALL);
        known.addAll(itself.kind().keys());
        String nearest = null;
        int best = FAR;
        for (String each : known) {
            int steps = steps(key.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
            if (steps < best && steps * 2 < each.length()) {
                best = steps;
                nearest = each;
            }
        }
        return nearest;
    }

    /** How many letters have to be put in, taken out or changed to make one of the other. */
    private static int steps(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
