package dev.macvlab.lab.state;

import dev.macvlab.netlink.Address;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.Route;
import dev.macvlab.plan.DesiredRoute;
import dev.macvlab.plan.NamespaceId;

/** Tells what of the kernel's is a lab's: nothing else is ever changed or removed. */
public interface Ownership {
    /** The group that the lab's links are created in. */
    int group();

    /** Whether a namespace was made for the lab, loopback and all. */
    boolean owns(NamespaceId place);

    /** Whether a link was made for the lab. */
    boolean owns(NamespaceId place, Link link);

    /** Whether an address was set for the lab. */
    boolean owns(NamespaceId place, Address address);

    /** Whether a route was set for the lab. */
    boolean owns(NamespaceId place, Route route);

    /** The group of the links of a lab: never the kernel's default, and the same for the same lab. */
    static int groupOf(String lab) {
        return 0x4d00_0000 | (lab.hashCode() & 0xff_ffff);
    }

    /** What is written into the links of a lab as their alias. */
    static String markOf(String lab) {
        return "macvlab:" + lab;
    }

    /** Where nobody else is: every link of the group is the lab's, and so is all that is on it. */
    static Ownership ofGroup(int group) {
        return new Ownership() {
            @Override
            public int group() {
                return group;
            }

            @Override
            public boolean owns(NamespaceId place) {
                return true;
            }

            @Override
            public boolean owns(NamespaceId place, Link link) {
                return link.group() == group;
            }

            @Override
            public boolean owns(NamespaceId place, Address address) {
                return true;
            }

            @Override
            public boolean owns(NamespaceId place, Route route) {
                return route.protocol() == DesiredRoute.PROTOCOL;
            }
        };
    }
}
