package dev.macvlab.plan;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A route as it is wanted.
 *
 * @param to the network, host bits zero
 * @param dev the name of the device; null lets the kernel find it by {@code via}
 * @param metric 0 is the kernel's default
 */
public record DesiredRoute(
        Cidr to, @Nullable IpAddress via, @Nullable String dev, boolean onlink, int metric) {
    /** The protocol by which the routes of a lab are known (linux/rtnetlink.h keeps 5 to 255 for programs). */
    public static final int PROTOCOL = 77;

    /** What IPv6 makes of metric 0 (net/ipv6/route.c, IP6_RT_PRIO_USER). */
    private static final int DEFAULT_METRIC_V6 = 1024;

    DesiredRoute by(String device) {
        return new DesiredRoute(to, via, device, onlink, metric);
    }

    /** The metric that the kernel will say it has. */
    public int effectiveMetric() {
        return metric == 0 && to.address().isV6() ? DEFAULT_METRIC_V6 : metric;
    }

    /** As {@code ip route add} takes it. */
    @Override
    public String toString() {
        return (to.prefixLength() == 0 ? "default" : to.toString())
                + (via == null ? "" : " via " + via)
                + (dev == null ? "" : " dev " + ShellQuoting.word(dev))
                + (onlink ? " onlink" : "")
                + (metric == 0 ? "" : " metric " + metric);
    }
}
