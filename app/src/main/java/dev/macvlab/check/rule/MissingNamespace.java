package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Namespace;

/** An interface is in a namespace of the topology. */
public final class MissingNamespace implements Rule<InterfaceStack> {
    @Override
    public String id() {
        return "namespace-missing";
    }

    @Override
    public String about() {
        return "ip-netns(8)";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        String namespace = stack.itself().namespace();
        if (!stack.placeExists()) {
            findings.add(
                    stack.ref(),
                    "namespace",
                    Message.of("check.namespace-missing", stack.itself().name(), Argument.quoted(namespace)),
                    new Edit.AddNamespace(Namespace.named(namespace), null));
        }
    }
}
