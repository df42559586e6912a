package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;
import java.util.List;

/** All namespaces of a machine share one table of neighbours, and it may be full. */
public final class NeighbourTable implements Rule<BroadcastDomain> {
    /** What Linux keeps unless it is told otherwise (net.ipv4.neigh.default.gc_thresh3). */
    private static final int USUAL = 1024;

    @Override
    public String id() {
        return "neighbour-table";
    }

    @Override
    public String about() {
        return "net/core/neighbour.c, neigh_alloc(); Documentation/networking/ip-sysctl.rst, gc_thresh3";
    }

    @Override
    public void check(BroadcastDomain lan, Findings findings) {
        long count = 0;
        for (ResolvedNamespace each : lan.places()) {
            count += speaksIpv4(each) ? 1 : 0;
        }
        if (count * (count - 1) > USUAL) {
            findings.add(
                    List.of(lan.members().getFirst().ref()),
                    null,
                    Message.of(
                            "check.neighbour-table",
                            count,
                            lan.members().getFirst().ref(),
                            count * (count - 1),
                            USUAL),
                    null);
        }
    }

    private static boolean speaksIpv4(ResolvedNamespace place) {
        for (ResolvedInterface each : place.interfaces()) {
            for (Cidr address : each.addresses()) {
                if (each.up() && !address.address().isV6()) {
                    return true;
                }
            }
        }
        return false;
    }
}
