package dev.macvlab.check;

/**
 * A smallest topology that breaks a rule, and one that only looks like it.
 *
 * @param broken a {@link Sketch}
 * @param nearMiss another one, without any error
 * @param proof what the kernel does about the one and not about the other
 */
record RuleCase(String rule, String broken, String nearMiss, Proof proof) {
    boolean isFoundIn(Problem problem) {
        return problem.rule().equals(rule);
    }

    @Override
    public String toString() {
        return rule + ": " + broken.strip().replace("\n", "; ");
    }
}
