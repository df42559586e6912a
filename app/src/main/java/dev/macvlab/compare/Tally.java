package dev.macvlab.compare;

import java.util.Collection;

/**
 * How many pings did what was forecast.
 *
 * @param agreeing how many did
 * @param counted how many could have: those that were measured and not left open
 * @param open how many were measured that the forecast leaves open
 */
public record Tally(long agreeing, long counted, long open) {
    public static Tally of(Collection<Comparison> comparisons) {
        return new Tally(
                comparisons.stream()
                        .filter(each -> each.finding() == Finding.AGREES)
                        .count(),
                comparisons.stream().filter(each -> each.finding().counts()).count(),
                comparisons.stream()
                        .filter(each -> each.finding() == Finding.OPEN)
                        .count());
    }

    /** Whether none differed. */
    public boolean isFull() {
        return agreeing == counted;
    }

    /** The share that agrees, from 0 to 1; 1 where none counted. */
    public double ratio() {
        return counted == 0 ? 1.0 : (double) agreeing / counted;
    }
}
