package dev.macvlab.topology;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.MacAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Anything with a name in a namespace. */
public sealed interface Interface extends Element permits Standalone, Child, Bridge {
    /** What interfaces of every kind have. */
    Common common();

    Kind kind();

    /** The same interface with other common properties. */
    Interface withCommon(Common common);

    /**
     * What becomes of a reference.
     *
     * @see #withReferences
     */
    @FunctionalInterface
    interface Image {
        /** The reference that stands for it from now on; null lets go of it. */
        @Nullable
        Ref of(Relation relation, Ref ref);
    }

    /** The elements that it refers to, each with what it is to this one. */
    List<Reference> references();

    /** The same interface with every element that it refers to replaced by its image. */
    Interface withReferences(Image image);

    /** An element that an interface refers to. */
    record Reference(Relation relation, Ref ref) {}

    @Override
    default String name() {
        return common().name();
    }

    default String namespace() {
        return common().namespace();
    }

    @Override
    default Ref ref() {
        return new Ref(namespace(), name());
    }

    /** The addresses that can be read as such. */
    default List<Cidr> addresses() {
        return common().addresses().stream()
                .map(Cidr::tryParse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The MAC address, where one is written and can be read. */
    default Optional<MacAddress> mac() {
        return Optional.ofNullable(common().mac()).flatMap(MacAddress::tryParse);
    }

    default @Nullable Integer mtu() {
        return common().mtu();
    }

    /** The least MTU that the kernel gives an interface of this kind, in bytes (ether_setup: ETH_MIN_MTU). */
    default int smallestMtu() {
        return 68;
    }

    default boolean up() {
        return !Boolean.FALSE.equals(common().up());
    }
}
