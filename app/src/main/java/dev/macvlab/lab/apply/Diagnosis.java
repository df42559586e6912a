package dev.macvlab.lab.apply;

import dev.macvlab.linux.Errno;
import dev.macvlab.linux.KernelException;
import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import dev.macvlab.netlink.NetlinkException;
import dev.macvlab.plan.DesiredKind;
import dev.macvlab.plan.DesiredLink;
import dev.macvlab.plan.DesiredRoute;
import dev.macvlab.plan.DesiredState;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.plan.IpCommand;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.LinkId;
import dev.macvlab.plan.Step;
import dev.macvlab.plan.StepDescription;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says in a teacher's words why the kernel refused a step. The kernel itself gives macvlan's refusals no text at all, so
 * the reason is found in what was wanted (drivers/net/macvlan.c).
 */
final class Diagnosis {
    /** What is wrong, and what to do about it. */
    private record Finding(@Nullable String field, Message why, Message remedy) {}

    private final DesiredState wanted;
    private final Map<LinkId, DesiredLink> devices;

    Diagnosis(DesiredState wanted) {
        this.wanted = wanted;
        devices = wanted.byId();
    }

    LabException of(Step step, KernelException refusal) {
        Finding finding = finding(step, refusal.errno());
        String kernel = refusal instanceof NetlinkException netlink ? netlink.kernelText() : "";
        if (finding == null) {
            Message reason = refusal.reason();
            finding = new Finding(
                    null,
                    kernel.isEmpty()
                            ? Message.of("lab.kernel-refused", StepDescription.words(step), reason)
                            : Message.of("lab.kernel-refused-saying", StepDescription.words(step), reason, kernel),
                    Message.of("lab.kernel-refused.remedy", new IpCommand(0, "").of(step)));
        }
        return new LabException(
                refusal.errno() == Errno.OTHER
                        ? ErrorCode.KERNEL
                        : ErrorCode.of(refusal.errno().name()),
                step.element(),
                finding.field,
                finding.why,
                finding.remedy);
    }

    private @Nullable Finding finding(Step step, Errno errno) {
        return switch (errno) {
            case EPERM, EACCES ->
                new Finding(
                        null,
                        Message.of("lab.not-permitted", StepDescription.words(step)),
                        Message.of("lab.not-permitted.remedy"));
            case ENFILE, EMFILE -> new Finding(null, Message.of("lab.files"), Message.of("lab.files.remedy"));
            case ENOSPC ->
                step instanceof Step.CreateNamespace
                        ? new Finding(null, Message.of("lab.namespaces"), Message.of("lab.namespaces.remedy"))
                        : null;
            default ->
                switch (step) {
                    case Step.CreateLink it -> create(it.device(), errno);
                    case Step.SetState it ->
                        errno == Errno.EADDRINUSE || errno == Errno.EBUSY ? macTaken(it.id()) : null;
                    case Step.SetMac it -> errno == Errno.EADDRINUSE ? macTaken(it.id()) : null;
                    case Step.SetMtu it -> errno == Errno.EINVAL ? tooLarge(it.id(), it.mtu()) : null;
                    case Step.SetBridge it -> enslave(it, errno);
                    case Step.AddRoute it -> route(it, errno);
                    case Step.AddAddress it ->
                        errno == Errno.EADDRINUSE
                                ? new Finding(
                                        "addresses",
                                        Message.of("lab.ipvlan-address", it.address()),
                                        Message.of("lab.ipvlan-address.remedy"))
                                : null;
                    default -> null;
                };
        };
    }

    private @Nullable Finding create(DesiredLink device, Errno errno) {
        if (errno == Errno.EOPNOTSUPP) {
            String kind = device.form().word();
            return new Finding(
                    null,
                    Message.of("lab.kind-missing", kind),
                    Message.of("lab.kind-missing.remedy", kind.equals("vlan") ? "8021q" : kind));
        }
        LinkId lowerId = device.form().lower();
        DesiredLink lower = lowerId == null ? null : devices.get(lowerId);
        if (lower == null) {
            return errno == Errno.EEXIST ? nameTaken(device) : null;
        }
        return switch (errno) {
            case EEXIST ->
                device.form() instanceof DesiredKind.Vlan vlan
                        ? new Finding(
                                "id",
                                Message.of("lab.vlan-id", lower.element(), vlan.id()),
                                Message.of("lab.vlan-id.remedy"))
                        : nameTaken(device);
            case EADDRINUSE -> macTaken(device.id());
            case EBUSY ->
                lower.bridge() != null
                        ? portWithChildren("parent")
                        : new Finding(
                                "parent",
                                Message.of("lab.parent-busy", lower.element()),
                                Message.of("lab.parent-busy.remedy"));
            case EINVAL -> invalidChild(device, lower);
            default -> null;
        };
    }

    private static Finding nameTaken(DesiredLink device) {
        return new Finding("name", Message.of("lab.name-taken", device.name()), Message.of("lab.name-taken.remedy"));
    }

    private @Nullable Finding invalidChild(DesiredLink device, DesiredLink lower) {
        Integer mtu = device.mtu();
        Integer most = lower.mtu();
        if (mtu != null && most != null && mtu > most) {
            return tooLarge(device.id(), mtu);
        }
        if (!(device.form() instanceof DesiredKind.MacvlanChild child)) {
            return null;
        }
        List<DesiredLink> siblings = wanted.devices().stream()
                .filter(other -> !other.id().equals(device.id())
                        && other.form() instanceof DesiredKind.MacvlanChild
                        && lower.id().equals(other.form().lower()))
                .toList();
        if (child.isPassthru() && !siblings.isEmpty()) {
            return new Finding(
                    "mode",
                    Message.of(
                            "lab.passthru-not-alone",
                            lower.element(),
                            siblings.getFirst().element()),
                    Message.of("lab.passthru-not-alone.remedy"));
        }
        return siblings.stream()
                .filter(other -> other.form() instanceof DesiredKind.MacvlanChild sibling && sibling.isPassthru())
                .findFirst()
                .map(other -> new Finding(
                        "parent",
                        Message.of("lab.parent-passthru", lower.element(), other.element()),
                        Message.of("lab.parent-passthru.remedy", other.element())))
                .orElse(null);
    }

    private Finding tooLarge(LinkId id, int mtu) {
        DesiredLink device = devices.get(id);
        LinkId lowerId = device == null ? null : device.form().lower();
        DesiredLink lower = lowerId == null ? null : devices.get(lowerId);
        return new Finding(
                "mtu",
                lower == null || lower.mtu() == null
                        ? Message.of("lab.mtu-refused", mtu)
                        : Message.of("lab.mtu-over-parent", mtu, lower.mtu(), lower.element()),
                Message.of(lower == null ? "lab.mtu.remedy" : "lab.mtu-of-child.remedy"));
    }

    private Finding macTaken(LinkId id) {
        DesiredLink device = devices.get(id);
        LinkId lowerId = device == null ? null : device.form().lower();
        MacAddress mac = device == null ? null : device.mac();
        Ref holder = wanted.devices().stream()
                .filter(other -> !other.id().equals(id) && Objects.equals(other.mac(), mac))
                .filter(other -> other.id().equals(lowerId)
                        || Objects.equals(other.form().lower(), lowerId))
                .map(DesiredLink::element)
                .findFirst()
                .orElse(null);
        return new Finding(
                "mac",
                holder == null
                        ? Message.of("lab.mac-taken-by-another", String.valueOf(mac))
                        : Message.of("lab.mac-taken", String.valueOf(mac), holder),
                Message.of("lab.mac-taken.remedy"));
    }

    private @Nullable Finding enslave(Step.SetBridge step, Errno errno) {
        return switch (errno) {
            case EBUSY -> portWithChildren(null);
            case ELOOP -> new Finding(null, Message.of("plan.bridge-circle"), Message.of("plan.bridge-circle.remedy"));
            case EINVAL, EOPNOTSUPP ->
                new Finding(
                        null,
                        Message.of("lab.port-refused", String.valueOf(step.bridge())),
                        Message.of("lab.port-refused.remedy"));
            default -> null;
        };
    }

    private static Finding portWithChildren(@Nullable String field) {
        return new Finding(field, Message.of("lab.port-with-children"), Message.of("lab.port-with-children.remedy"));
    }

    private static @Nullable Finding route(Step.AddRoute step, Errno errno) {
        DesiredRoute route = step.route();
        return switch (errno) {
            case ENETUNREACH, EINVAL, EHOSTUNREACH -> unreachable(route);
            case ENETDOWN ->
                new Finding("routes", Message.of("lab.route-down", route), Message.of("lab.route-down.remedy"));
            case EEXIST ->
                new Finding("routes", Message.of("lab.route-twice", route.to()), Message.of("lab.route-twice.remedy"));
            default -> null;
        };
    }

    private static Finding unreachable(DesiredRoute route) {
        if (route.via() == null) {
            return new Finding(
                    "routes", Message.of("lab.route-refused", route), Message.of("lab.gateway-outside.remedy"));
        }
        // fib_check_nh_v4_gw, ip6_route_check_nh_onlink: the next hop has an invalid gateway.
        return route.onlink()
                ? new Finding(
                        "routes",
                        Message.of("lab.gateway-own", route.via(), route.to()),
                        Message.of("lab.gateway-own.remedy"))
                : new Finding(
                        "routes",
                        Message.of("lab.gateway-outside", route.via(), route.to()),
                        Message.of("lab.gateway-outside.remedy"));
    }
}
