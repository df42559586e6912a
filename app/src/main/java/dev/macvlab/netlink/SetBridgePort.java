package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.message.Message;

/** Changes how a bridge treats one of its ports. */
public record SetBridgePort(int index, BridgePort port) implements NetlinkRequest {
    /** Switches hairpin of an otherwise ordinary port on or off. */
    public static SetBridgePort hairpin(int index, boolean on) {
        return new SetBridgePort(index, BridgePort.DEFAULT.withHairpin(on));
    }

    @Override
    public Message describe() {
        return Message.of("netlink.set-port", index, port.hairpin() ? "on" : "off");
    }

    @Override
    public int type() {
        return RTM_SETLINK;
    }

    @Override
    public int flags() {
        return 0;
    }

    @Override
    public void write(MessageWriter out) {
        SetLink.writeHeader(out, AF_BRIDGE, index, 0, 0);
        out.nested(
                IFLA_PROTINFO,
                () -> out.attributeU8(IFLA_BRPORT_MODE, port.hairpin() ? 1 : 0)
                        .attributeU8(IFLA_BRPORT_LEARNING, port.learning() ? 1 : 0)
                        .attributeU8(IFLA_BRPORT_UNICAST_FLOOD, port.flood() ? 1 : 0)
                        .attributeU8(IFLA_BRPORT_ISOLATED, port.isolated() ? 1 : 0)
                        .attributeU8(IFLA_BRPORT_LOCKED, port.locked() ? 1 : 0));
    }
}
