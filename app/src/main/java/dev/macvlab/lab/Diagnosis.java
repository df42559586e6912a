package dev.macvlab.lab;

import dev.macvlab.linux.Errno;
import dev.macvlab.linux.KernelException;
import dev.macvlab.net.MacAddress;
import dev.macvlab.netlink.NetlinkException;
import dev.macvlab.plan.DesiredState;
import dev.macvlab.plan.Device;
import dev.macvlab.plan.DeviceId;
import dev.macvlab.plan.Explained;
import dev.macvlab.plan.Form;
import dev.macvlab.plan.IpCommand;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.Step;
import dev.macvlab.plan.WantedRoute;
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
    private record Finding(@Nullable String field, String why, String remedy) {}

    private final DesiredState wanted;
    private final Map<DeviceId, Device> devices;

    Diagnosis(DesiredState wanted) {
        this.wanted = wanted;
        devices = wanted.byId();
    }

    LabException of(Step step, KernelException refusal) {
        Finding finding = finding(step, refusal.errno());
        String kernel = refusal instanceof NetlinkException netlink ? netlink.kernelText() : "";
        if (finding == null) {
            finding = new Finding(
                    null,
                    "The kernel refused to " + Explained.words(step) + ": "
                            + refusal.errno().text() + (kernel.isEmpty() ? "" : " (" + kernel + ")") + ".",
                    "Compare with: " + new IpCommand(0, "").of(step));
        }
        return new LabException(
                refusal.errno() == Errno.OTHER
                        ? "error " + refusal.number()
                        : refusal.errno().name(),
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
                        "The agent may not " + Explained.words(step) + ".",
                        "Use the sandbox, or start it with the rights of an administrator.");
            case ENFILE, EMFILE ->
                new Finding(
                        null,
                        "The lab needs more open files than the agent may have.",
                        "Raise the limit: ulimit -n 65536, or draw fewer namespaces.");
            case ENOSPC ->
                step instanceof Step.CreateNamespace
                        ? new Finding(
                                null,
                                "The limit on network namespaces is reached.",
                                "Raise it: sudo sysctl -w user.max_net_namespaces=100000.")
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
                                        it.address() + " is on another ipvlan child of the same parent already.",
                                        "Give one of them another address.")
                                : null;
                    default -> null;
                };
        };
    }

    private @Nullable Finding create(Device device, Errno errno) {
        if (errno == Errno.EOPNOTSUPP) {
            String kind = device.form().word();
            return new Finding(
                    null,
                    "This kernel has no links of kind " + kind + ", and no module for them could be loaded.",
                    "Load it: sudo modprobe " + (kind.equals("vlan") ? "8021q" : kind)
                            + "; where that fails, boot the distribution's ordinary kernel (macvlab doctor tells"
                            + " more).");
        }
        DeviceId lowerId = device.form().lower();
        Device lower = lowerId == null ? null : devices.get(lowerId);
        if (lower == null) {
            return errno == Errno.EEXIST ? nameTaken(device) : null;
        }
        return switch (errno) {
            case EEXIST ->
                device.form() instanceof Form.Vlan vlan
                        ? new Finding(
                                "id",
                                lower.element() + " has a VLAN interface with the id " + vlan.id() + " already.",
                                "Give one of them another id.")
                        : nameTaken(device);
            case EADDRINUSE -> macTaken(device.id());
            case EBUSY ->
                lower.bridge() != null
                        ? portWithChildren("parent")
                        : new Finding(
                                "parent",
                                "Its parent " + lower.element()
                                        + " is in use: a port of a bridge, or the parent of children of"
                                        + " another kind (macvlan and ipvlan exclude each other).",
                                "Choose another parent, or take that away.");
            case EINVAL -> invalidChild(device, lower);
            default -> null;
        };
    }

    private static Finding nameTaken(Device device) {
        return new Finding(
                "name",
                "There is an interface " + device.name() + " in this namespace already.",
                "Give it another name.");
    }

    private @Nullable Finding invalidChild(Device device, Device lower) {
        Integer mtu = device.mtu();
        Integer most = lower.mtu();
        if (mtu != null && most != null && mtu > most) {
            return tooLarge(device.id(), mtu);
        }
        if (!(device.form() instanceof Form.MacvlanChild child)) {
            return null;
        }
        List<Device> siblings = wanted.devices().stream()
                .filter(other -> !other.id().equals(device.id())
                        && other.form() instanceof Form.MacvlanChild
                        && lower.id().equals(other.form().lower()))
                .toList();
        if (child.isPassthru() && !siblings.isEmpty()) {
            return new Finding(
                    "mode",
                    "A passthru child takes all of its parent, and " + lower.element() + " has "
                            + siblings.getFirst().element() + " on it as well.",
                    "Give it a parent of its own, or both another mode.");
        }
        return siblings.stream()
                .filter(other -> other.form() instanceof Form.MacvlanChild sibling && sibling.isPassthru())
                .findFirst()
                .map(other -> new Finding(
                        "parent",
                        "Its parent " + lower.element() + " belongs to the passthru child " + other.element()
                                + " alone.",
                        "Choose another parent, or give " + other.element() + " another mode."))
                .orElse(null);
    }

    private Finding tooLarge(DeviceId id, int mtu) {
        Device device = devices.get(id);
        DeviceId lowerId = device == null ? null : device.form().lower();
        Device lower = lowerId == null ? null : devices.get(lowerId);
        return new Finding(
                "mtu",
                lower == null || lower.mtu() == null
                        ? "The kernel doesn't take " + mtu + " for its MTU."
                        : "Its MTU of " + mtu + " is larger than the " + lower.mtu() + " of its parent "
                                + lower.element() + ".",
                "Use a smaller one" + (lower == null ? "." : ", or raise the parent's."));
    }

    private Finding macTaken(DeviceId id) {
        Device device = devices.get(id);
        DeviceId lowerId = device == null ? null : device.form().lower();
        MacAddress mac = device == null ? null : device.mac();
        Ref holder = wanted.devices().stream()
                .filter(other -> !other.id().equals(id) && Objects.equals(other.mac(), mac))
                .filter(other -> other.id().equals(lowerId)
                        || Objects.equals(other.form().lower(), lowerId))
                .map(Device::element)
                .findFirst()
                .orElse(null);
        return new Finding(
                "mac",
                "Its MAC address " + mac + " is held by "
                        + (holder == null ? "another device on the same parent" : holder.toString())
                        + ", and a parent can't tell two children with one address apart.",
                "Give one of them another MAC address, or leave it out.");
    }

    private @Nullable Finding enslave(Step.SetBridge step, Errno errno) {
        return switch (errno) {
            case EBUSY -> portWithChildren(null);
            case ELOOP ->
                new Finding(
                        null,
                        "A bridge can't be a port of itself, nor of what is on top of it.",
                        "Choose another member.");
            case EINVAL, EOPNOTSUPP ->
                new Finding(
                        null,
                        "The kernel doesn't take this interface for a port of " + step.bridge() + ".",
                        "A bridge takes NICs, veth, VLAN and macvlan interfaces.");
            default -> null;
        };
    }

    private static Finding portWithChildren(@Nullable String field) {
        return new Finding(
                field,
                "An interface that has macvlan or ipvlan children can't be a port of a bridge.",
                "Put the children on the bridge, or make one of them the port.");
    }

    private static @Nullable Finding route(Step.AddRoute step, Errno errno) {
        WantedRoute route = step.route();
        return switch (errno) {
            case ENETUNREACH, EINVAL, EHOSTUNREACH -> unreachable(route);
            case ENETDOWN ->
                new Finding(
                        "routes",
                        "The route " + route + " leaves by an interface that is down.",
                        "Set that interface up, or remove the route.");
            case EEXIST ->
                new Finding(
                        "routes",
                        "There is a route to " + route.to() + " with the same metric already.",
                        "Remove one of them, or give one a metric.");
            default -> null;
        };
    }

    private static Finding unreachable(WantedRoute route) {
        if (route.via() == null) {
            return new Finding(
                    "routes",
                    "The kernel doesn't take the route " + route + ".",
                    "Give the namespace an address in the gateway's subnet, or mark the route onlink.");
        }
        String gateway = "The gateway " + route.via() + " of the route to " + route.to();
        // fib_check_nh_v4_gw, ip6_route_check_nh_onlink: the next hop has an invalid gateway.
        return route.onlink()
                ? new Finding(
                        "routes",
                        gateway + " is an address of this namespace itself, or means everybody in a subnet.",
                        "Name the address of another host.")
                : new Finding(
                        "routes",
                        gateway + " is in no subnet of this namespace, or its interface is down.",
                        "Give the namespace an address in the gateway's subnet, or mark the route onlink.");
    }
}
