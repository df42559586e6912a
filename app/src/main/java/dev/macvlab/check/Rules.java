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
import dev.macvlab.resolve.BroadcastDomain;
import dev.macvlab.resolve.Circle;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LowerDevice;
import dev.macvlab.resolve.NicBinding;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.resolve.ResolvedProbe;
import dev.macvlab.resolve.TopLevelNames;
import java.util.List;
import java.util.stream.Stream;

/** All rules there are, by what they look at, each with how bad it is to break it. */
final class Rules {
    static final List<RatedRule<TopLevelNames>> NAMES = List.of(
            new RatedRule<>(ERROR, new PlaceName()),
            new RatedRule<>(ERROR, new SameTopLevelName()),
            new RatedRule<>(ERROR, new HostAddressText()),
            new RatedRule<>(ERROR, new HostAddressNotHost()),
            new RatedRule<>(WARNING, new NumericNamespace()));
    static final List<RatedRule<Circle>> CIRCLE = List.of(new RatedRule<>(ERROR, new CircularParents()));
    static final List<RatedRule<ResolvedInterface>> DEVICE = List.of(
            new RatedRule<>(ERROR, new InterfaceName()),
            new RatedRule<>(ERROR, new MacText()),
            new RatedRule<>(ERROR, new MacNotUnicast()),
            new RatedRule<>(ERROR, new AddressText()),
            new RatedRule<>(ERROR, new AddressNotHost()),
            new RatedRule<>(ERROR, new AddressRepeated()),
            new RatedRule<>(WARNING, new AddressOfSubnet()),
            new RatedRule<>(ERROR, new MtuRange()),
            new RatedRule<>(WARNING, new MtuBelowIpv4()),
            new RatedRule<>(ERROR, OtherModesKey.NOPROMISC),
            new RatedRule<>(ERROR, OtherModesKey.SOURCES),
            new RatedRule<>(ERROR, OtherModesKey.NODST),
            new RatedRule<>(ERROR, new SourceNotUnicast()),
            new RatedRule<>(WARNING, new SourcesEmpty()),
            new RatedRule<>(INFO, new SourceRepeated()),
            new RatedRule<>(ERROR, new BroadcastQueueRange()),
            new RatedRule<>(ERROR, new VlanId()),
            new RatedRule<>(WARNING, new VlanIdZero()),
            new RatedRule<>(INFO, new MacvtapWithAddress()),
            new RatedRule<>(INFO, new MistypedKey()));
    static final List<RatedRule<InterfaceStack>> STACK = List.of(
            new RatedRule<>(ERROR, new MissingNamespace()),
            new RatedRule<>(ERROR, new MissingSwitch()),
            new RatedRule<>(ERROR, new MissingParent()),
            new RatedRule<>(ERROR, new ParentIsIpvlan()),
            new RatedRule<>(INFO, new ChildOnChild()),
            new RatedRule<>(ERROR, new MtuAboveParent(false)),
            new RatedRule<>(WARNING, new MtuAboveParent(true)),
            new RatedRule<>(ERROR, new MtuTooSmallForIpv6()),
            new RatedRule<>(ERROR, new MacIgnored()),
            new RatedRule<>(WARNING, new ParentDown(false)),
            new RatedRule<>(ERROR, new ParentDown(true)),
            new RatedRule<>(ERROR, new VethPeer()),
            new RatedRule<>(WARNING, new VethPeerDown()),
            new RatedRule<>(ERROR, new BridgeMembers()),
            new RatedRule<>(WARNING, new BridgeOverMacvlan()),
            new RatedRule<>(WARNING, new BridgeMembersDown()));
    static final List<RatedRule<LowerDevice>> PORT = List.of(
            new RatedRule<>(ERROR, new PassthruShared()),
            new RatedRule<>(ERROR, new SameMacOnParent()),
            new RatedRule<>(ERROR, new ParentIsBridgePort()),
            new RatedRule<>(ERROR, new TwoBridges()),
            new RatedRule<>(WARNING, new BridgePortWithAddress()),
            new RatedRule<>(ERROR, new IpvlanBesideMacvlan()),
            new RatedRule<>(ERROR, new IpvlanModesDiffer()),
            new RatedRule<>(ERROR, new IpvlanAddressTaken()),
            new RatedRule<>(ERROR, new VlanIdTaken()),
            new RatedRule<>(WARNING, new PassthruParentAddress()),
            new RatedRule<>(INFO, new PassthruLinkLocal()),
            new RatedRule<>(WARNING, new VepaWithoutHairpin()),
            new RatedRule<>(INFO, new HairpinUseless()),
            new RatedRule<>(WARNING, new PrivateWithHairpin()),
            new RatedRule<>(WARNING, new SourceNodst()),
            new RatedRule<>(INFO, new SourceListens()),
            new RatedRule<>(WARNING, new BroadcastQueueZero()));
    static final List<RatedRule<ResolvedNamespace>> PLACE = List.of(
            new RatedRule<>(ERROR, new SameInterfaceName()),
            new RatedRule<>(ERROR, new Ipv6Off()),
            new RatedRule<>(ERROR, new AddressIsBroadcast()),
            new RatedRule<>(ERROR, new SettingsRange()),
            new RatedRule<>(WARNING, new SubnetTwice()),
            new RatedRule<>(WARNING, new AddressTwiceInPlace()),
            new RatedRule<>(WARNING, new SubnetsOverlap()),
            new RatedRule<>(WARNING, new LoneAddress()),
            new RatedRule<>(ERROR, new RouteText()),
            new RatedRule<>(ERROR, new RouteDevice()),
            new RatedRule<>(ERROR, new RouteGatewayUnreachable()),
            new RatedRule<>(ERROR, new RouteGatewayUnusable()),
            new RatedRule<>(WARNING, new RouteGatewayOwn()),
            new RatedRule<>(WARNING, new RouteHostBits()),
            new RatedRule<>(ERROR, new RouteRepeated()));
    static final List<RatedRule<BroadcastDomain>> LAN = List.of(
            new RatedRule<>(ERROR, new SameAddress()),
            new RatedRule<>(ERROR, new SameMacOnLan()),
            new RatedRule<>(ERROR, new BridgeLoop()),
            new RatedRule<>(WARNING, new AddressOutsideParentSubnet()),
            new RatedRule<>(WARNING, new PrefixesDiffer()),
            new RatedRule<>(WARNING, new GatewayAbsent()),
            new RatedRule<>(WARNING, new RouterWithoutForwarding()),
            new RatedRule<>(WARNING, new MtusDiffer()),
            new RatedRule<>(WARNING, new VlanTakenBelow()),
            new RatedRule<>(WARNING, new IpvlanUnheard()),
            new RatedRule<>(INFO, new NeighbourTable()));
    static final List<RatedRule<ResolvedProbe>> WATCH =
            List.of(new RatedRule<>(ERROR, new ProbeEnds()), new RatedRule<>(WARNING, new ProbeUnanswered()));

    /** What matters only where the drawing is to be applied to this machine's own NICs. */
    static final List<RatedRule<NicBinding>> BOUND = List.of(
            new RatedRule<>(WARNING, new HostNicMissing()),
            new RatedRule<>(ERROR, new HostNicEnslaved()),
            new RatedRule<>(ERROR, new HostNicNotEthernet()),
            new RatedRule<>(ERROR, new HostNicTaken()),
            new RatedRule<>(ERROR, new HostNicMtu()),
            new RatedRule<>(ERROR, new HostNicMac()),
            new RatedRule<>(WARNING, new HostNicNoCarrier()),
            new RatedRule<>(WARNING, new HostNicWireless()),
            new RatedRule<>(WARNING, new HostNicDefaultRoute()));

    private Rules() {}

    /** All of them, in the order in which their findings are listed. */
    static List<RatedRule<?>> all() {
        return Stream.of(NAMES, CIRCLE, DEVICE, STACK, PORT, PLACE, LAN, WATCH, BOUND)
                .<RatedRule<?>>flatMap(List::stream)
                .toList();
    }
}
