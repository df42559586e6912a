package dev.macvlab.bench;

import dev.macvlab.net.IpAddress;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.Route;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.topology.Ref;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a kernel shows of a lab that it took, by the names that are drawn. */
interface KernelView {
    /**
     * Where an element is.
     *
     * @param socket into its namespace
     * @param device what it is called there
     */
    record Spot(RouteSocket socket, String device) {}

    /** Where an interface or an external host would be; null when its namespace is not there. */
    @Nullable
    Spot spotOf(Ref element);

    /** The interface as the kernel has it; empty when there is none of that name. */
    default Optional<Link> link(Ref element) throws IOException {
        Spot spot = spotOf(element);
        return spot == null ? Optional.empty() : spot.socket().link(spot.device());
    }

    /** Whether the stack that an element is in takes an address for its own. */
    default boolean meansItself(Ref element, IpAddress address) throws IOException {
        Spot spot = spotOf(element);
        return spot != null
                && spot.socket().routeTo(address, 0).filter(Route::isLocal).isPresent();
    }

    /** Whether an interface has an address. */
    default boolean holds(Ref element, IpAddress address) throws IOException {
        Optional<Link> link = link(element);
        Spot spot = spotOf(element);
        return spot != null
                && link.isPresent()
                && spot.socket().addresses().entries().stream()
                        .anyMatch(each -> each.linkIndex() == link.get().index()
                                && each.address().equals(address));
    }
}
