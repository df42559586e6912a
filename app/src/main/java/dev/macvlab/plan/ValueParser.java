package dev.macvlab.plan;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads values that a topology keeps as text, and refuses those that the kernel would. */
public final class ValueParser {
    private ValueParser() {}

    static DesiredRoute route(Index index, NamespaceId place, Namespace.Route drawn) throws LabException {
        Ref element = place.element();
        IpAddress via = null;
        if (drawn.via() != null) {
            via = IpAddress.tryParse(drawn.via())
                    .orElseThrow(() -> refused(
                            element,
                            "routes",
                            Message.of("plan.gateway-text", String.valueOf(drawn.via())),
                            Message.of("plan.gateway-text.remedy")));
        }
        String dev = drawn.dev();
        if (via == null && dev == null) {
            throw refused(
                    element,
                    "routes",
                    Message.of("plan.route-to-nowhere", drawn.to()),
                    Message.of("plan.route-to-nowhere.remedy"));
        }
        if (dev != null && index.find(new Ref(place.name(), dev)).isEmpty() && !dev.equals("lo")) {
            throw refused(
                    element,
                    "routes",
                    Message.of("plan.route-interface", drawn.to(), dev),
                    Message.of("plan.route-interface.remedy"));
        }
        boolean v6 = via == null ? drawn.to().indexOf(':') >= 0 : via.isV6();
        Cidr to = drawn.to().equals("default")
                ? Cidr.parse(v6 ? "::/0" : "0.0.0.0/0")
                : Cidr.tryParse(drawn.to())
                        .or(() -> IpAddress.tryParse(drawn.to()).map(one -> new Cidr(one, one.bitLength())))
                        .orElseThrow(() -> refused(
                                element,
                                "routes",
                                Message.of("plan.route-text", drawn.to()),
                                Message.of("plan.route-text.remedy")));
        int metric = drawn.metric() == null ? 0 : drawn.metric();
        if (metric < 0) {
            throw refused(
                    element, "routes", Message.of("plan.route-metric", metric), Message.of("plan.route-metric.remedy"));
        }
        return new DesiredRoute(to.network(), via, dev, drawn.isOnlink(), metric);
    }

    static List<Cidr> addresses(Ref element, List<String> written) throws LabException {
        Set<Cidr> addresses = new LinkedHashSet<>();
        for (String text : written) {
            Cidr cidr = Cidr.tryParse(text)
                    .filter(each -> !each.address().toString().startsWith("::ffff:"))
                    .orElseThrow(() -> refused(
                            element,
                            "addresses",
                            Message.of("plan.address-text", text),
                            Message.of("plan.address-text.remedy")));
            addresses.add(cidr);
        }
        return List.copyOf(addresses);
    }

    static Set<MacAddress> sources(Macvlan child) throws LabException {
        Set<MacAddress> sources = new LinkedHashSet<>();
        for (String text : child.sources()) {
            sources.add(mac(child.ref(), "sources", text));
        }
        if (!sources.isEmpty() && child.effectiveMode() != Macvlan.Mode.SOURCE) {
            throw refused(child.ref(), "sources", Message.of("plan.senders"), Message.of("plan.senders.remedy"));
        }
        return sources;
    }

    static MacAddress mac(Ref element, String field, String text) throws LabException {
        return MacAddress.tryParse(text)
                .filter(mac -> !mac.isZero() && !mac.isMulticast())
                .orElseThrow(() ->
                        refused(element, field, Message.of("plan.mac-text", text), Message.of("plan.mac-text.remedy")));
    }

    static @Nullable Integer mtu(InterfaceStack drawn, @Nullable Integer otherwise) throws LabException {
        Integer written = drawn.device().writtenMtu();
        int least = drawn.itself().smallestMtu();
        if (written != null && (written < least || written > 65535)) {
            throw refused(
                    drawn.ref(),
                    "mtu",
                    Message.of("plan.mtu-range", least, written),
                    Message.of("plan.mtu-range.remedy"));
        }
        return written == null ? otherwise : written;
    }

    /** The refusal of a topology that no kernel was asked about. */
    public static LabException refused(Ref element, @Nullable String field, Message why, Message remedy) {
        return new LabException(ErrorCode.REFUSED, element, field, why, remedy);
    }
}
