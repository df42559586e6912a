package dev.macvlab.plan;

import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.LinkState;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Interface;
import org.jspecify.annotations.Nullable;

/** Makes desired links of drawn interfaces, with what links of every kind have. */
record LinkProperties(NicMapping nics) {
    /**
     * A link that is to be created.
     *
     * @param mtu in bytes; null where the kernel follows other devices
     */
    DesiredLink created(LinkState link, DesiredKind form, @Nullable Integer mtu) throws LabException {
        return link(link, form, mac(link), mtu);
    }

    /** A NIC of the machine, which stays as it is but for what was drawn otherwise. */
    DesiredLink bound(LinkState link) throws LabException {
        return link(link, new DesiredKind.Nic(), writtenMac(link), ValueParser.mtu(link.stack(), null));
    }

    private DesiredLink link(LinkState link, DesiredKind form, @Nullable MacAddress mac, @Nullable Integer mtu)
            throws LabException {
        Interface drawn = link.itself();
        Common common = drawn.common();
        return new DesiredLink(
                nics.id(drawn),
                drawn.ref(),
                form,
                mac,
                mtu,
                drawn.up(),
                !Boolean.FALSE.equals(common.dad()),
                ValueParser.addresses(drawn.ref(), common.addresses()),
                link.master() == null ? null : link.master().itself().name(),
                false);
    }

    /** The MAC address to ask for; null where the kernel takes it from another device. */
    private static @Nullable MacAddress mac(LinkState link) throws LabException {
        return switch (link.stack().macSource()) {
            case LOWER_DEVICE -> null;
            case WRITTEN, DERIVED -> {
                MacAddress written = writtenMac(link);
                yield written == null ? link.mac() : written;
            }
            case LOWEST_PORT -> writtenMac(link);
        };
    }

    private static @Nullable MacAddress writtenMac(LinkState link) throws LabException {
        String written = link.stack().device().writtenMac();
        return written == null ? null : ValueParser.mac(link.ref(), "mac", written);
    }
}
