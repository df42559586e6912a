package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.lab.apply.Lab;
import dev.macvlab.linux.Errno;
import dev.macvlab.linux.KernelException;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.linux.TapFile;
import dev.macvlab.message.Explained;
import dev.macvlab.message.ExplainedException;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.plan.DesiredKind;
import dev.macvlab.plan.DesiredLink;
import dev.macvlab.plan.DesiredState;
import dev.macvlab.probe.TapEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The small machines at the device files of a lab's macvtaps. */
final class TapEndpoints {
    private final Lab lab;
    private final NamespaceThread namespaces;
    private final List<TapEndpoint> endpoints = new ArrayList<>();

    TapEndpoints(Lab lab, NamespaceThread namespaces) {
        this.lab = lab;
        this.namespaces = namespaces;
    }

    /** Attaches one to each macvtap, and says of each what answers there. */
    List<Reply.Attached.Tap> attach() throws IOException {
        detach();
        List<Reply.Attached.Tap> taps = new ArrayList<>();
        DesiredState standing = lab.standing();
        if (standing == null) {
            return taps;
        }
        Path directory = Files.createTempDirectory("macvlab-sys");
        try {
            for (DesiredLink device : standing.devices()) {
                if (device.form() instanceof DesiredKind.MacvlanChild child && child.tap()) {
                    taps.add(attach(device, directory));
                }
            }
        } finally {
            Files.delete(directory);
        }
        return taps;
    }

    private Reply.Attached.Tap attach(DesiredLink device, Path directory) {
        String element = device.element().toString();
        try {
            NetworkNamespace namespace =
                    lab.origins().find(device.element()).orElseThrow().namespace();
            Set<IpAddress> addresses =
                    device.addresses().stream().map(cidr -> cidr.address()).collect(Collectors.toSet());
            TapFile file = TapFile.open(namespaces, namespace, device.name(), directory);
            endpoints.add(TapEndpoint.start(file, mac(namespace, device.name()), addresses));
            return new Reply.Attached.Tap(element, true, Message.of("agent.tap-attached", element));
        } catch (IOException e) {
            return new Reply.Attached.Tap(element, false, Message.of("agent.tap-refused", element, refusal(e)));
        }
    }

    /** Why the device file of a macvtap can't be opened, as a clause; null when it can. */
    static @Nullable Message refusal(NamespaceThread namespaces, NetworkNamespace namespace, String link)
            throws IOException {
        Path directory = Files.createTempDirectory("macvlab-sys");
        try (TapFile _ = TapFile.open(namespaces, namespace, link, directory)) {
            return null;
        } catch (IOException e) {
            return refusal(e);
        } finally {
            Files.delete(directory);
        }
    }

    private static Message refusal(IOException e) {
        boolean foreign = e instanceof KernelException refused
                && (refused.errno() == Errno.EACCES || refused.errno() == Errno.EPERM);
        return foreign
                ? Message.of("agent.tap.of-machine", Explained.of(e))
                : Message.of("agent.tap.closed", Explained.of(e));
    }

    private MacAddress mac(NetworkNamespace namespace, String name) throws IOException {
        try (RouteSocket socket = RouteSocket.open(namespaces, namespace)) {
            Link link = socket.link(name).orElseThrow(() -> new ExplainedException(Message.of("agent.tap.gone")));
            return Objects.requireNonNull(link.mac());
        }
    }

    /** Gives all of them back to their IP stacks. */
    void detach() {
        endpoints.forEach(TapEndpoint::close);
        endpoints.clear();
    }
}
