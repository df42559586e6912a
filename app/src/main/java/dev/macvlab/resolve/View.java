package dev.macvlab.resolve;

/** All that the rules of one kind get to see: when it is the same as before, so are their findings. */
public interface View<V> {
    /** Whether nothing that a rule can see differs. */
    boolean sameAs(V other);
}
