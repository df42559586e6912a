package dev.macvlab.topology;

import dev.macvlab.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which names the kernel and iproute2 take. */
public final class Names {
    /** The longest name of an interface, in bytes of UTF-8 (IFNAMSIZ less the terminating NUL). */
    public static final int INTERFACE_BYTES = 15;

    private Names() {}

    /**
     * Why the kernel would refuse {@code name} for an interface (net/core/dev.c dev_valid_name, dev_prep_valid_name,
     * devinet_sysctl_register), as half a sentence that follows the name; empty when it takes it.
     */
    public static Optional<Message> whyIllegalInterface(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (name.isEmpty()) {
            return Optional.of(Message.of("topology.name.empty"));
        }
        if (bytes.length > INTERFACE_BYTES) {
            return Optional.of(Message.of("topology.name.too-long", bytes.length, INTERFACE_BYTES));
        }
        if (name.equals(".") || name.equals("..") || name.equals("all") || name.equals("default")) {
            return Optional.of(Message.of("topology.name.reserved"));
        }
        if (name.indexOf('%') >= 0) {
            return Optional.of(Message.of("topology.name.template"));
        }
        for (byte b : bytes) {
            int value = b & 0xff;
            if (value == '/' || value == ':') {
                return Optional.of(Message.of("topology.name.separator", (char) value));
            }
            if ((value >= 0x09 && value <= 0x0d) || value == ' ') {
                return Optional.of(Message.of("topology.name.white-space"));
            }
            if (value == 0xa0) {
                return Optional.of(Message.of("topology.name.byte-a0"));
            }
            if (value < 0x20 || value == 0x7f) {
                return Optional.of(Message.of("topology.name.control"));
            }
        }
        return Optional.empty();
    }

    /**
     * Why {@code name} can't be a namespace's or a switch's, as half a sentence that follows the name (iproute2
     * ip/ipnetns.c; beyond it, no control characters, since the name becomes a file's); empty when it can.
     */
    public static Optional<Message> whyIllegalPlace(String name) {
        if (name.isEmpty()) {
            return Optional.of(Message.of("topology.name.empty"));
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of(Message.of("topology.name.folder"));
        }
        if (name.indexOf('/') >= 0) {
            return Optional.of(Message.of("topology.name.slash"));
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > 255) {
            return Optional.of(Message.of("topology.name.longer-than-a-file"));
        }
        if (name.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            return Optional.of(Message.of("topology.name.control"));
        }
        return Optional.empty();
    }
}
