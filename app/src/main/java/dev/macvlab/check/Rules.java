package dev.macvlab.check;

import static dev.macvlab.check.Problem.Severity.ERROR;
import static dev.macvlab.check.Problem.Severity.INFO;
import static dev.macvlab.check.Problem.Severity.WARNING;

import dev.macvlab.check.rule.AddressIsBroadcast;
import dev.macvlab.check.rule.AddressNotHost;
import dev.macvlab.check.rule.AddressOfSubnet;
import dev.macvlab.check.rule.AddressOutsideParentSubnet;
import dev.macvlab.check.rule.AddressRepeated;
import dev.macvlab.check.rule.AddressText;
import dev.macvlab.check.rule.AddressTwiceInPlace;
import dev.macvlab.check.rule.BridgeLoop;
import dev.macvlab.check.rule.BridgeMembers;
import dev.macvlab.check.rule.BridgeMembersDown;
import dev.macvlab.check.rule.BridgeOverMacvlan;
import dev.macvlab.check.rule.BridgePortWithAddress;
import dev.macvlab.check.rule.BroadcastQueueRange;
import dev.macvlab.check.rule.BroadcastQueueZero;
import dev.macvlab.check.rule.ChildOnChild;
import dev.macvlab.check.rule.CircularParents;
import dev.macvlab.check.rule.GatewayAbsent;
import dev.macvlab.check.rule.HairpinUseless;
import dev.macvlab.check.rule.HostAddressNotHost;
import dev.macvlab.check.rule.HostAddressText;
import dev.macvlab.check.rule.HostNicDefaultRoute;
import dev.macvlab.check.rule.HostNicEnslaved;
import dev.macvlab.check.rule.HostNicMac;
import dev.macvlab.check.rule.HostNicMissing;
import dev.macvlab.check.rule.HostNicMtu;
import dev.macvlab.check.rule.HostNicNoCarrier;
import dev.macvlab.check.rule.HostNicNotEthernet;
import dev.macvlab.check.rule.HostNicTaken;
import dev.macvlab.check.rule.HostNicWireless;
import dev.macvlab.check.rule.InterfaceName;
import dev.macvlab.check.rule.Ipv6Off;
import dev.macvlab.check.rule.IpvlanAddressTaken;
import dev.macvlab.check.rule.IpvlanBesideMacvlan;
import dev.macvlab.check.rule.IpvlanModesDiffer;
import dev.macvlab.check.rule.IpvlanUnheard;
import dev.macvlab.check.rule.LoneAddress;
import dev.macvlab.check.rule.MacIgnored;
import dev.macvlab.check.rule.MacNotUnicast;
import dev.macvlab.check.rule.MacText;
import dev.macvlab.check.rule.MacvtapWithAddress;
import dev.macvlab.check.rule.MissingNamespace;
import dev.macvlab.check.rule.MissingParent;
import dev.macvlab.check.rule.MissingSwitch;
import dev.macvlab.check.rule.MistypedKey;
import dev.macvlab.check.rule.MtuAboveParent;
import dev.macvlab.check.rule.MtuBelowIpv4;
import dev.macvlab.check.rule.MtuRange;
import dev.macvlab.check.rule.MtuTooSmallForIpv6;
import dev.macvlab.check.rule.MtusDiffer;
import dev.macvlab.check.rule.NeighbourTable;
import dev.macvlab.check.rule.NumericNamespace;
import dev.macvlab.check.rule.OtherModesKey;
import dev.macvlab.check.rule.ParentDown;
import dev.macvlab.check.rule.ParentIsBridgePort;
import dev.macvlab.check.rule.ParentIsIpvlan;
import dev.macvlab.check.rule.PassthruLinkLocal;
import dev.macvlab.check.rule.PassthruParentAddress;
import dev.macvlab.check.rule.PassthruShared;
import dev.macvlab.check.rule.PlaceName;
import dev.macvlab.check.rule.PrefixesDiffer;
import dev.macvlab.check.rule.PrivateWithHairpin;
import dev.macvlab.check.rule.ProbeEnds;
import dev.macvlab.check.rule.ProbeUnanswered;
import dev.macvlab.check.rule.RouteDevice;
import dev.macvlab.check.rule.RouteGatewayOwn;
import dev.macvlab.check.rule.RouteGatewayUnreachable;
import dev.macvlab.check.rule.RouteGatewayUnusable;
import dev.macvlab.check.rule.RouteHostBits;
import dev.macvlab.check.rule.RouteRepeated;
import dev.macvlab.check.rule.RouteText;
import dev.macvlab.check.rule.RouterWithoutForwarding;
import dev.macvlab.check.rule.SameAddress;
import dev.macvlab.check.rule.SameInterfaceName;
import dev.macvlab.check.rule.SameMacOnLan;
import dev.macvlab.check.rule.SameMacOnParent;
import dev.macvlab.check.rule.SameTopLevelName;
import dev.macvlab.check.rule.SettingsRange;
import dev.macvlab.check.rule.SourceListens;
import dev.macvlab.check.rule.SourceNodst;
import dev.macvlab.check.rule.SourceNotUnicast;
import dev.macvlab.check.rule.SourceRepeated;
import dev.macvlab.check.rule.SourcesEmpty;
import dev.macvlab.check.rule.SubnetTwice;
import dev.macvlab.check.rule.SubnetsOverlap;
import dev.macvlab.check.rule.TwoBridges;
import dev.macvlab.check.rule.VepaWithoutHairpin;
import dev.macvlab.check.rule.VethPeer;
import dev.macvlab.check.rule.VethPeerDown;
import dev.macvlab.check.rule.VlanId;
import dev.macvlab.check.rule.VlanIdTaken;
import dev.macvlab.check.rule.VlanIdZero;
import dev.macvlab.check.rule.VlanTakenBelow;
import dev.macvlab.resolve.Bound;
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.Circle;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.Port;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.resolve.ResolvedProbe;
import dev.macvlab.resolve.TopLevelNames;
import java.util.List;
import java.util.stream.Stream;

/** All rules there are, by what they look at, each with how bad it is to break it. */
final class Rules {
    static final List<Graded<TopLevelNames>> NAMES = List.of(
            new Graded<>(ERROR, new PlaceName()),
            new Graded<>(ERROR, new SameTopLevelName()),
            new Graded<>(ERROR, new HostAddressText()),
            new Graded<>(ERROR, new HostAddressNotHost()),
            new Graded<>(WARNING, new NumericNamespace()));
    static final List<Graded<Circle>> CIRCLE = List.of(new Graded<>(ERROR, new CircularParents()));
    static final List<Graded<ResolvedInterface>> DEVICE = List.of(
            new Graded<>(ERROR, new InterfaceName()),
            new Graded<>(ERROR, new MacText()),
            new Graded<>(ERROR, new MacNotUnicast()),
            new Graded<>(ERROR, new AddressText()),
            new Graded<>(ERROR, new AddressNotHost()),
            new Graded<>(ERROR, new AddressRepeated()),
            new Graded<>(WARNING, new AddressOfSubnet()),
            new Graded<>(ERROR, new MtuRange()),
            new Graded<>(WARNING, new MtuBelowIpv4()),
            new Graded<>(ERROR, OtherModesKey.NOPROMISC),
            new Graded<>(ERROR, OtherModesKey.SOURCES),
            new Graded<>(ERROR, OtherModesKey.NODST),
            new Graded<>(ERROR, new SourceNotUnicast()),
            new Graded<>(WARNING, new SourcesEmpty()),
            new Graded<>(INFO, new SourceRepeated()),
            new Graded<>(ERROR, new BroadcastQueueRange()),
            new Graded<>(ERROR, new VlanId()),
            new Graded<>(WARNING, new VlanIdZero()),
            new Graded<>(INFO, new MacvtapWithAddress()),
            new Graded<>(INFO, new MistypedKey()));
    static final List<Graded<InterfaceStack>> STACK = List.of(
            new Graded<>(ERROR, new MissingNamespace()),
            new Graded<>(ERROR, new MissingSwitch()),
            new Graded<>(ERROR, new MissingParent()),
            new Graded<>(ERROR, new ParentIsIpvlan()),
            new Graded<>(INFO, new ChildOnChild()),
            new Graded<>(ERROR, new MtuAboveParent(false)),
            new Graded<>(WARNING, new MtuAboveParent(true)),
            new Graded<>(ERROR, new MtuTooSmallForIpv6()),
            new Graded<>(ERROR, new MacIgnored()),
            new Graded<>(WARNING, new ParentDown(false)),
            new Graded<>(ERROR, new ParentDown(true)),
            new Graded<>(ERROR, new VethPeer()),
            new Graded<>(WARNING, new VethPeerDown()),
            new Graded<>(ERROR, new BridgeMembers()),
            new Graded<>(WARNING, new BridgeOverMacvlan()),
            new Graded<>(WARNING, new BridgeMembersDown()));
    static final List<Graded<Port>> PORT = List.of(
            new Graded<>(ERROR, new PassthruShared()),
            new Graded<>(ERROR, new SameMacOnParent()),
            new Graded<>(ERROR, new ParentIsBridgePort()),
            new Graded<>(ERROR, new TwoBridges()),
            new Graded<>(WARNING, new BridgePortWithAddress()),
            new Graded<>(ERROR, new IpvlanBesideMacvlan()),
            new Graded<>(ERROR, new IpvlanModesDiffer()),
            new Graded<>(ERROR, new IpvlanAddressTaken()),
            new Graded<>(ERROR, new VlanIdTaken()),
            new Graded<>(WARNING, new PassthruParentAddress()),
            new Graded<>(INFO, new PassthruLinkLocal()),
            new Graded<>(WARNING, new VepaWithoutHairpin()),
            new Graded<>(INFO, new HairpinUseless()),
            new Graded<>(WARNING, new PrivateWithHairpin()),
            new Graded<>(WARNING, new SourceNodst()),
            new Graded<>(INFO, new SourceListens()),
            new Graded<>(WARNING, new BroadcastQueueZero()));
    static final List<Graded<ResolvedNamespace>> PLACE = List.of(
            new Graded<>(ERROR, new SameInterfaceName()),
            new Graded<>(ERROR, new Ipv6Off()),
            new Graded<>(ERROR, new AddressIsBroadcast()),
            new Graded<>(ERROR, new SettingsRange()),
            new Graded<>(WARNING, new SubnetTwice()),
            new Graded<>(WARNING, new AddressTwiceInPlace()),
            new Graded<>(WARNING, new SubnetsOverlap()),
            new Graded<>(WARNING, new LoneAddress()),
            new Graded<>(ERROR, new RouteText()),
            new Graded<>(ERROR, new RouteDevice()),
            new Graded<>(ERROR, new RouteGatewayUnreachable()),
            new Graded<>(ERROR, new RouteGatewayUnusable()),
            new Graded<>(WARNING, new RouteGatewayOwn()),
            new Graded<>(WARNING, new RouteHostBits()),
            new Graded<>(ERROR, new RouteRepeated()));
    static final List<Graded<BroadcastDomain>> LAN = List.of(
            new Graded<>(ERROR, new SameAddress()),
            new Graded<>(ERROR, new SameMacOnLan()),
            new Graded<>(ERROR, new BridgeLoop()),
            new Graded<>(WARNING, new AddressOutsideParentSubnet()),
            new Graded<>(WARNING, new PrefixesDiffer()),
            new Graded<>(WARNING, new GatewayAbsent()),
            new Graded<>(WARNING, new RouterWithoutForwarding()),
            new Graded<>(WARNING, new MtusDiffer()),
            new Graded<>(WARNING, new VlanTakenBelow()),
            new Graded<>(WARNING, new IpvlanUnheard()),
            new Graded<>(INFO, new NeighbourTable()));
    static final List<Graded<ResolvedProbe>> WATCH =
            List.of(new Graded<>(ERROR, new ProbeEnds()), new Graded<>(WARNING, new ProbeUnanswered()));

    /** What matters only where the drawing is to be applied to this machine's own NICs. */
    static final List<Graded<Bound>> BOUND = List.of(
            new Graded<>(WARNING, new HostNicMissing()),
            new Graded<>(ERROR, new HostNicEnslaved()),
            new Graded<>(ERROR, new HostNicNotEthernet()),
            new Graded<>(ERROR, new HostNicTaken()),
            new Graded<>(ERROR, new HostNicMtu()),
            new Graded<>(ERROR, new HostNicMac()),
            new Graded<>(WARNING, new HostNicNoCarrier()),
            new Graded<>(WARNING, new HostNicWireless()),
            new Graded<>(WARNING, new HostNicDefaultRoute()));

    private Rules() {}

    /** All of them, in the order in which their findings are listed. */
    static List<Graded<?>> all() {
        return Stream.of(NAMES, CIRCLE, DEVICE, STACK, PORT, PLACE, LAN, WATCH, BOUND)
                .<Graded<?>>flatMap(List::stream)
                .toList();
    }
}
