package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.BroadcastDomain.Holder;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.resolve.ResolvedNamespace.Way;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A router forwards. */
public final class RouterWithoutForwarding implements Rule<BroadcastDomain> {
    @Override
    public String id() {
        return "router-without-forwarding";
    }

    @Override
    public String about() {
        return "Documentation/networking/ip-sysctl.rst, ip_forward";
    }

    @Override
    public void check(BroadcastDomain lan, Findings findings) {
        Map<String, ResolvedNamespace> places = new HashMap<>();
        Set<String> told = new HashSet<>();
        for (ResolvedNamespace place : lan.places()) {
            for (Way way : place.ways()) {
                IpAddress via = way.via();
                if (via == null) {
                    continue;
                }
                for (Holder holder : lan.holders().getOrDefault(via, List.of())) {
                    if (holder.stack() == null) {
                        continue;
                    }
                    if (places.isEmpty()) {
                        lan.places().forEach(each -> places.put(each.namespace().name(), each));
                    }
                    ResolvedNamespace router =
                            places.get(holder.stack().itself().namespace());
                    if (router == null || router == place || router.namespace().forwards() || endsThere(way, router)) {
                        continue;
                    }
                    if (told.add(router.namespace().name())) {
                        findings.add(
                                List.of(router.ref(), place.ref()),
                                "forwarding",
                                Message.of(
                                        "check.router-without-forwarding",
                                        place.namespace().name(),
                                        router.namespace().name(),
                                        way.route().to(),
                                        via),
                                new Edit.ChangeNamespace(
                                        Message.of(
                                                "edit.switch-forwarding-on",
                                                router.namespace().name()),
                                        router.namespace().withForwarding(true)));
                    }
                }
            }
        }
    }

    /** Whether the route leads to an address of the router itself and to nothing behind it. */
    private static boolean endsThere(Way way, ResolvedNamespace router) {
        Cidr to = way.to();
        return to == null
                || (to.prefixLength() == to.address().bitLength() && Reach.holder(router, to.address()) != null);
    }
}
