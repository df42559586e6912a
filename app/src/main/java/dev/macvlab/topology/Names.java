package dev.macvlab.topology;

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
    public static Optional<String> whyIllegalInterface(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (bytes.length > INTERFACE_BYTES) {
            return Optional.of("is " + bytes.length + " bytes long; the kernel takes at most " + INTERFACE_BYTES);
        }
        if (name.equals(".") || name.equals("..") || name.equals("all") || name.equals("default")) {
            return Optional.of("is a name that the kernel keeps for itself");
        }
        if (name.indexOf('%') >= 0) {
            return Optional.of("has a %, which the kernel takes for a numbering template");
        }
        for (byte b : bytes) {
            int value = b & 0xff;
            if (value == '/' || value == ':') {
                return Optional.of("has a " + (char) value + ", which the kernel refuses");
            }
            if ((value >= 0x09 && value <= 0x0d) || value == ' ') {
                return Optional.of("has white space, which the kernel refuses");
            }
            if (value == 0xa0) {
                return Optional.of("has a character with the byte A0, which the kernel takes for white space");
            }
            if (value < 0x20 || value == 0x7f) {
                return Optional.of("has a control character");
            }
        }
        return Optional.empty();
    }

    /**
     * Why {@code name} can't be a namespace's or a switch's, as half a sentence that follows the name (iproute2
     * ip/ipnetns.c; beyond it, no control characters, since the name becomes a file's); empty when it can.
     */
    public static Optional<String> whyIllegalPlace(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (name.equals(".") || name.equals("..")) {
            return Optional.of("means a folder");
        }
        if (name.indexOf('/') >= 0) {
            return Optional.of("has a /, which separates a namespace from an interface");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > 255) {
            return Optional.of("is longer than 255 bytes");
        }
        if (name.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            return Optional.of("has a control character");
        }
        return Optional.empty();
    }
}
