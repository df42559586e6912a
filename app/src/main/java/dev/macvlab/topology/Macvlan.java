package dev.macvlab.topology;

import dev.macvlab.net.MacAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A macvlan child, or a macvtap, which the kernel builds from the same code: frames then go to a device file while
 * somebody holds it open (drivers/net/macvlan.c, macvtap.c).
 *
 * @param tap whether it is a macvtap
 * @param mode null is the kernel's default, vepa
 * @param promiscuous false is the kernel's {@code nopromisc}, for passthru only; null is true
 * @param sources MAC addresses that a source-mode child receives from
 * @param nodst source mode: frames from {@code sources} go to this child alone; null is no
 * @param broadcastQueueLength frames ({@code bcqueuelen}); null is the kernel's default, 1000
 */
public record Macvlan(
        Common common,
        boolean tap,
        @Nullable Ref parent,
        @Nullable Mode mode,
        @Nullable Boolean promiscuous,
        List<String> sources,
        @Nullable Boolean nodst,
        @Nullable Integer broadcastQueueLength)
        implements Child {
    /** How siblings on one parent, the parent and the wire see one another. */
    public enum Mode {
        PRIVATE,
        VEPA,
        BRIDGE,
        PASSTHRU,
        SOURCE;

        /** The mode's word in a topology file and for {@code ip link}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Macvlan {
        sources = List.copyOf(sources);
    }

    /** A macvlan child with the kernel's defaults. */
    public static Macvlan of(Common common, @Nullable Ref parent, @Nullable Mode mode) {
        return new Macvlan(common, false, parent, mode, null, List.of(), null, null);
    }

    /** A macvtap child with the kernel's defaults. */
    public static Macvlan tap(Common common, @Nullable Ref parent, @Nullable Mode mode) {
        return new Macvlan(common, true, parent, mode, null, List.of(), null, null);
    }

    /** The mode that the kernel will give it. */
    public Mode effectiveMode() {
        return mode == null ? Mode.VEPA : mode;
    }

    /** The addresses of {@code sources} that can be read as such. */
    public List<MacAddress> sourceAddresses() {
        return sources.stream()
                .map(MacAddress::tryParse)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Kind kind() {
        return tap ? Kind.MACVTAP : Kind.MACVLAN;
    }

    @Override
    public Macvlan withCommon(Common newCommon) {
        return new Macvlan(newCommon, tap, parent, mode, promiscuous, sources, nodst, broadcastQueueLength);
    }

    @Override
    public Macvlan withParent(@Nullable Ref newParent) {
        return new Macvlan(common, tap, newParent, mode, promiscuous, sources, nodst, broadcastQueueLength);
    }

    public Macvlan withMode(@Nullable Mode newMode) {
        return new Macvlan(common, tap, parent, newMode, promiscuous, sources, nodst, broadcastQueueLength);
    }

    public Macvlan withPromiscuous(@Nullable Boolean newPromiscuous) {
        return new Macvlan(common, tap, parent, mode, newPromiscuous, sources, nodst, broadcastQueueLength);
    }

    public Macvlan withSources(List<String> newSources) {
        return new Macvlan(common, tap, parent, mode, promiscuous, newSources, nodst, broadcastQueueLength);
    }

    public Macvlan withNodst(@Nullable Boolean newNodst) {
        return new Macvlan(common, tap, parent, mode, promiscuous, sources, newNodst, broadcastQueueLength);
    }

    public Macvlan withBroadcastQueueLength(@Nullable Integer newLength) {
        return new Macvlan(common, tap, parent, mode, promiscuous, sources, nodst, newLength);
    }
}
