package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.resolve.Device;
import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Veth;

/** A veth is one end of a pair. */
public final class VethPeer implements Rule<Stack> {
    @Override
    public String id() {
        return "veth-peer";
    }

    @Override
    public String about() {
        return "veth(4)";
    }

    @Override
    public void check(Stack stack, Findings findings) {
        if (!(stack.itself() instanceof Veth veth)) {
            return;
        }
        Device peer = stack.peer();
        Veth other = peer != null && peer.itself() instanceof Veth end ? end : null;
        String wrong;
        if (veth.peer() == null) {
            wrong = "has no other end";
        } else if (peer == null) {
            wrong = "is to lead to " + veth.peer() + ", which is not there";
        } else if (other == null) {
            wrong = "leads to " + peer.ref() + ", which is no veth";
        } else if (other.ref().equals(veth.ref())) {
            wrong = "leads to itself";
        } else if (!veth.ref().equals(other.peer())) {
            wrong = "leads to " + peer.ref() + ", which leads to " + (other.peer() == null ? "nothing" : other.peer());
        } else {
            return;
        }
        findings.add(
                stack.ref(),
                "peer",
                "A veth is a cable with two ends, but " + veth.name() + " " + wrong
                        + ": draw a line between two veth interfaces.",
                other != null && other.peer() == null
                        ? new Edit.Change("Join " + veth.name() + " and " + other.name(), other.withPeer(veth.ref()))
                        : null);
    }
}
