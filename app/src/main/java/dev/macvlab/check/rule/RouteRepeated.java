package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.resolve.ResolvedNamespace.Way;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Namespace.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Two routes to one network differ in their metric. */
public final class RouteRepeated implements Rule<ResolvedNamespace> {
    private static final int CONNECTED_V6 = 256;
    private static final int DEFAULT_V6 = 1024;

    @Override
    public String id() {
        return "route-repeated";
    }

    @Override
    public String about() {
        return "net/ipv4/fib_trie.c, fib_table_insert(): EEXIST";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
        if (place.ways().isEmpty()) {
            return;
        }
        Map<Key, Supplier<Message>> taken = new HashMap<>();
        for (ResolvedInterface each : place.interfaces()) {
            for (Cidr address : each.addresses()) {
                boolean makesRoute = each.up()
                        && (address.address().isV6() || address.prefixLength() < 32)
                        && !address.address().isUnspecified();
                if (makesRoute) {
                    taken.put(
                            new Key(address.network(), address.address().isV6() ? CONNECTED_V6 : 0),
                            () -> Message.of("check.route-repeated.of-address", address));
                }
            }
        }
        for (int i = 0; i < place.ways().size(); i++) {
            Way way = place.ways().get(i);
            if (way.to() == null) {
                continue;
            }
            Integer metric = way.route().metric();
            int effective = metric == null || metric == 0 ? (way.isV6() ? DEFAULT_V6 : 0) : metric;
            Supplier<Message> other = taken.putIfAbsent(
                    new Key(way.to().network(), effective),
                    () -> way.route().via() == null
                            ? Message.of("check.route-repeated.another")
                            : Message.of("check.route-repeated.via", way.route().via()));
            if (other != null) {
                findings.add(
                        place.ref(),
                        "routes",
                        Message.of(
                                "check.route-repeated",
                                place.namespace().name(),
                                way.route().to(),
                                other.get()),
                        new Edit.ChangeNamespace(
                                Message.of(
                                        "edit.remove-second-route", way.route().to()),
                                without(place.namespace(), i)));
            }
        }
    }

    private static Namespace without(Namespace namespace, int index) {
        List<Route> routes = new ArrayList<>(namespace.routes());
        routes.remove(index);
        return namespace.withRoutes(routes);
    }

    private record Key(Cidr to, int metric) {}
}
