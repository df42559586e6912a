package dev.macvlab.agent.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which lab of this machine is meant, and on what it stands.
 *
 * @param lab its name: up to 30 small letters, digits and dashes
 * @param nics names of the machine's NICs by those in the topology
 */
public record HostOrder(String lab, Map<String, String> nics) {
    public HostOrder {
        Objects.requireNonNull(lab, "lab");
        nics = Collections.unmodifiableMap(new LinkedHashMap<>(nics));
    }

    /** The name of a lab that is made of a file's or a title; never empty. */
    public static String labName(String text) {
        String name = text.replaceFirst("\\.json$", "")
                .replaceFirst("\\.macvlab$", "")
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String shortened = name.substring(0, Math.min(name.length(), 30)).replaceAll("-+$", "");
        return shortened.isEmpty() ? "lab" : shortened;
    }
}
