package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Veth;

/** A veth is one end of a pair. */
public final class VethPeer implements Rule<InterfaceStack> {
    @Override
    public String id() {
        return "veth-peer";
    }

    @Override
    public String about() {
        return "veth(4)";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        if (!(stack.itself() instanceof Veth veth)) {
            return;
        }
        ResolvedInterface peer = stack.peer();
        Veth other = peer != null && peer.itself() instanceof Veth end ? end : null;
        Message wrong;
        if (veth.peer() == null) {
            wrong = Message.of("check.veth-peer.none");
        } else if (peer == null) {
            wrong = Message.of("check.veth-peer.absent", veth.peer());
        } else if (other == null) {
            wrong = Message.of("check.veth-peer.no-veth", peer.ref());
        } else if (other.ref().equals(veth.ref())) {
            wrong = Message.of("check.veth-peer.itself");
        } else if (!veth.ref().equals(other.peer())) {
            wrong = other.peer() == null
                    ? Message.of("check.veth-peer.to-nothing", peer.ref())
                    : Message.of("check.veth-peer.to-another", peer.ref(), other.peer());
        } else {
            return;
        }
        findings.add(
                stack.ref(),
                "peer",
                Message.of("check.veth-peer", veth.name(), wrong),
                other != null && other.peer() == null
                        ? new Edit.Change(
                                Message.of("edit.join", veth.name(), other.name()), other.withPeer(veth.ref()))
                        : null);
    }
}
