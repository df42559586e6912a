package dev.macvlab.netlink;

import dev.macvlab.net.IpAddress;

/** Numbers of linux/netlink.h, linux/rtnetlink.h, linux/if_link.h and linux/neighbour.h. */
final class Rtnetlink {
    static final int NETLINK_ROUTE = 0;
    static final int SOL_NETLINK = 270;
    static final int NETLINK_ADD_MEMBERSHIP = 1;
    static final int NETLINK_CAP_ACK = 10;
    static final int NETLINK_EXT_ACK = 11;
    static final int NETLINK_GET_STRICT_CHK = 12;

    static final int NLMSG_ERROR = 2;
    static final int NLMSG_DONE = 3;

    static final int NLM_F_REQUEST = 1;
    static final int NLM_F_ACK = 4;
    static final int NLM_F_DUMP_INTR = 0x10;
    static final int NLM_F_CAPPED = 0x100;
    static final int NLM_F_ACK_TLVS = 0x200;
    static final int NLM_F_REPLACE = 0x100;
    static final int NLM_F_EXCL = 0x200;
    static final int NLM_F_DUMP = 0x300;
    static final int NLM_F_CREATE = 0x400;

    static final int NLMSGERR_ATTR_MSG = 1;

    static final int RTM_NEWLINK = 16;
    static final int RTM_DELLINK = 17;
    static final int RTM_GETLINK = 18;
    static final int RTM_SETLINK = 19;
    static final int RTM_NEWADDR = 20;
    static final int RTM_DELADDR = 21;
    static final int RTM_GETADDR = 22;
    static final int RTM_NEWROUTE = 24;
    static final int RTM_DELROUTE = 25;
    static final int RTM_GETROUTE = 26;
    static final int RTM_NEWNEIGH = 28;
    static final int RTM_DELNEIGH = 29;
    static final int RTM_GETNEIGH = 30;
    static final int RTM_SETNEIGHTBL = 67;
    static final int RTM_NEWNSID = 88;
    static final int RTM_GETNSID = 90;

    static final int AF_UNSPEC = 0;
    static final int AF_INET = 2;
    static final int AF_BRIDGE = 7;
    static final int AF_INET6 = 10;

    static final int IFF_UP = 0x1;
    static final int IFF_LOOPBACK = 0x8;
    static final int IFF_POINTOPOINT = 0x10;
    static final int IFF_NOARP = 0x80;
    static final int IFF_LOWER_UP = 0x10000;

    static final int IFLA_ADDRESS = 1;
    static final int IFLA_IFNAME = 3;
    static final int IFLA_MTU = 4;
    static final int IFLA_LINK = 5;
    static final int IFLA_MASTER = 10;
    static final int IFLA_PROTINFO = 12;
    static final int IFLA_TXQLEN = 13;
    static final int IFLA_OPERSTATE = 16;
    static final int IFLA_LINKINFO = 18;
    static final int IFLA_IFALIAS = 20;
    static final int IFLA_AF_SPEC = 26;
    static final int IFLA_GROUP = 27;
    static final int IFLA_NET_NS_FD = 28;
    static final int IFLA_EXT_MASK = 29;
    static final int IFLA_PROMISCUITY = 30;
    static final int IFLA_CARRIER = 33;
    static final int IFLA_LINK_NETNSID = 37;
    static final int IFLA_TARGET_NETNSID = 46;

    static final int RTEXT_FILTER_SKIP_STATS = 8;

    static final int IFLA_INFO_KIND = 1;
    static final int IFLA_INFO_DATA = 2;
    static final int IFLA_INFO_SLAVE_KIND = 4;
    static final int IFLA_INFO_SLAVE_DATA = 5;

    static final int IFLA_MACVLAN_MODE = 1;
    static final int IFLA_MACVLAN_FLAGS = 2;
    static final int IFLA_MACVLAN_MACADDR_MODE = 3;
    static final int IFLA_MACVLAN_MACADDR = 4;
    static final int IFLA_MACVLAN_MACADDR_DATA = 5;
    static final int IFLA_MACVLAN_BC_QUEUE_LEN = 7;
    static final int MACVLAN_FLAG_NOPROMISC = 1;
    static final int MACVLAN_FLAG_NODST = 2;
    static final int MACVLAN_MACADDR_SET = 3;

    static final int IFLA_IPVLAN_MODE = 1;
    static final int IFLA_IPVLAN_FLAGS = 2;

    static final int IFLA_VLAN_ID = 1;

    static final int IFLA_BR_FORWARD_DELAY = 1;
    static final int IFLA_BR_STP_STATE = 5;
    static final int IFLA_BR_MCAST_SNOOPING = 23;

    static final int IFLA_BRPORT_MODE = 4;
    static final int IFLA_BRPORT_LEARNING = 8;
    static final int IFLA_BRPORT_UNICAST_FLOOD = 9;
    static final int IFLA_BRPORT_ISOLATED = 33;
    static final int IFLA_BRPORT_LOCKED = 39;

    static final int VETH_INFO_PEER = 1;
    static final int IFLA_INET6_ADDR_GEN_MODE = 8;

    static final int IFA_ADDRESS = 1;
    static final int IFA_LOCAL = 2;
    static final int IFA_BROADCAST = 4;
    static final int IFA_FLAGS = 8;
    static final int IFA_TARGET_NETNSID = 10;
    static final int IFA_PROTO = 11;
    static final int IFAPROT_KERNEL_LL = 3;
    static final int IFA_F_SECONDARY = 0x1;
    static final int IFA_F_NODAD = 0x2;
    static final int IFA_F_DADFAILED = 0x8;
    static final int IFA_F_TENTATIVE = 0x40;
    static final int IFA_F_PERMANENT = 0x80;

    static final int RTA_DST = 1;
    static final int RTA_OIF = 4;
    static final int RTA_GATEWAY = 5;
    static final int RTA_PRIORITY = 6;
    static final int RTA_PREFSRC = 7;
    static final int RTA_MULTIPATH = 9;
    static final int RTA_TABLE = 15;
    static final int RTA_VIA = 18;
    static final int RTNH_F_ONLINK = 4;
    static final int RT_SCOPE_UNIVERSE = 0;
    static final int RT_SCOPE_LINK = 253;
    static final int RT_SCOPE_HOST = 254;
    static final int RTN_UNICAST = 1;
    static final int RTN_LOCAL = 2;
    static final int RT_SCOPE_NOWHERE = 255;
    static final int RT_TABLE_MAIN = 254;

    static final int NDA_DST = 1;
    static final int NDA_LLADDR = 2;
    static final int NDA_MASTER = 9;
    static final int NTF_SELF = 2;
    static final int NTF_MASTER = 4;

    static final int NDTA_NAME = 1;
    static final int NDTA_PARMS = 6;
    static final int NDTPA_IFINDEX = 1;
    static final int NDTPA_RETRANS_TIME = 5;

    static final int NETNSA_NSID = 1;
    static final int NETNSA_FD = 3;

    static final int RTNLGRP_LINK = 1;
    static final int RTNLGRP_IPV4_IFADDR = 5;
    static final int RTNLGRP_IPV4_ROUTE = 7;
    static final int RTNLGRP_IPV6_IFADDR = 9;
    static final int RTNLGRP_IPV6_ROUTE = 11;

    private Rtnetlink() {}

    /** The family of an address. */
    static int family(IpAddress address) {
        return address.isV6() ? AF_INET6 : AF_INET;
    }
}
