package dev.macvlab.plan;

import dev.macvlab.topology.Namespace;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a namespace as files below {@code /proc/sys/net} (Documentation/networking/ip-sysctl.rst). */
public final class Sysctls {
    static final String IPV6_OFF = "ipv6/conf/all/disable_ipv6";
    /** Whether a namespace passes IPv4 on. */
    public static final String FORWARDING = "ipv4/conf/all/forwarding";

    static final String FORWARDING_V6 = "ipv6/conf/all/forwarding";

    private Sysctls() {}

    /** What a drawn namespace asks for; what it leaves open is not there. */
    static Map<String, String> of(Namespace drawn) {
        Map<String, String> settings = new LinkedHashMap<>();
        Namespace.Settings wanted = drawn.settings();
        if (wanted.ipv6() != null) {
            settings.put(IPV6_OFF, wanted.ipv6() ? "0" : "1");
        }
        if (drawn.forwarding() != null) {
            settings.put(FORWARDING, bit(drawn.forwarding()));
            settings.put(FORWARDING_V6, bit(drawn.forwarding()));
        }
        if (wanted.rpFilter() != null) {
            settings.put("ipv4/conf/all/rp_filter", wanted.rpFilter().toString());
        }
        if (wanted.arpIgnore() != null) {
            settings.put("ipv4/conf/all/arp_ignore", wanted.arpIgnore().toString());
        }
        if (wanted.arpFilter() != null) {
            settings.put("ipv4/conf/all/arp_filter", bit(wanted.arpFilter()));
        }
        if (wanted.arpNotify() != null) {
            settings.put("ipv4/conf/all/arp_notify", bit(wanted.arpNotify()));
        }
        if (wanted.acceptLocal() != null) {
            settings.put("ipv4/conf/all/accept_local", bit(wanted.acceptLocal()));
        }
        return settings;
    }

    private static String bit(boolean on) {
        return on ? "1" : "0";
    }
}
