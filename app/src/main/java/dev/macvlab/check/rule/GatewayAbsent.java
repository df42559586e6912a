package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.resolve.ResolvedNamespace.Way;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody on the wire has the gateway's address. */
public final class GatewayAbsent implements Rule<BroadcastDomain> {
    @Override
    public String id() {
        return "gateway-absent";
    }

    @Override
    public String about() {
        return "arp(7)";
    }

    @Override
    public void check(BroadcastDomain lan, Findings findings) {
        for (ResolvedNamespace place : lan.places()) {
            for (Way way : place.ways()) {
                IpAddress gateway = way.via();
                if (gateway == null || gateway.isLinkLocal() || lan.holders().containsKey(gateway)) {
                    continue;
                }
                ResolvedInterface leaving = leaving(place, way, gateway);
                if (leaving != null && lan.has(leaving)) {
                    findings.add(
                            List.of(place.ref(), leaving.ref()),
                            "routes",
                            Message.of(
                                    "check.gateway-absent",
                                    place.namespace().name(),
                                    way.route().to(),
                                    gateway));
                }
            }
        }
    }

    /** The interface that leads to the gateway; null when the kernel would find none. */
    private static @Nullable ResolvedInterface leaving(ResolvedNamespace place, Way way, IpAddress gateway) {
        if (way.dev() != null) {
            return way.dev();
        }
        return place.interfaces().stream()
                .filter(each -> each.up() && each.addresses().stream().anyMatch(own -> own.contains(gateway)))
                .findFirst()
                .orElse(null);
    }
}
