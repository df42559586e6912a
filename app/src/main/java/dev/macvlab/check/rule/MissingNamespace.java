package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Namespace;

/** An interface is in a namespace of the topology. */
public final class MissingNamespace implements Rule<Stack> {
    @Override
    public String id() {
        return "namespace-missing";
    }

    @Override
    public String about() {
        return "ip-netns(8)";
    }

    @Override
    public void check(Stack stack, Findings findings) {
        String namespace = stack.itself().namespace();
        if (!stack.placeExists()) {
            findings.add(
                    stack.ref(),
                    "namespace",
                    stack.itself().name() + " is to be in a namespace " + Words.quoted(namespace)
                            + " that is not there: add it, or choose another one.",
                    new Edit.AddNamespace(Namespace.named(namespace), null));
        }
    }
}
