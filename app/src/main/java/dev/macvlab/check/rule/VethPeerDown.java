package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.topology.Veth;
import java.util.List;

/** A cable carries nothing while one of its ends is down. */
public final class VethPeerDown implements Rule<InterfaceStack> {
    @Override
    public String id() {
        return "veth-peer-down";
    }

    @Override
    public String about() {
        return "veth(4)";
    }

    @Override
    public void check(InterfaceStack stack, Findings findings) {
        ResolvedInterface peer = stack.peer();
        if (stack.itself() instanceof Veth veth && peer != null && veth.up() && !peer.up()) {
            findings.add(
                    List.of(stack.ref(), peer.ref()),
                    "peer",
                    Message.of("check.veth-peer-down", veth.name(), peer.ref()),
                    new Edit.Change(
                            Message.of("edit.set-up", peer.itself().name()),
                            peer.itself().withCommon(peer.itself().common().withUp(null))));
        }
    }
}
