package dev.macvlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("second-kernel")
class SecondKernelTest {
    @ParameterizedTest
    @ValueSource(strings = {"dummy", "bridge", "macvlan", "macvtap", "ipvlan", "vlan", "bond"})
    void theSecondKernelHasEveryKindOfLink(String kind) throws Exception {
        ip("link add lower0 type dummy");
        ip(
                switch (kind) {
                    case "macvlan", "macvtap", "ipvlan" -> "link add link lower0 name upper0 type " + kind;
                    case "vlan" -> "link add link lower0 name upper0 type vlan id 5";
                    default -> "link add upper0 type " + kind;
                });
        ip("link del upper0");
        ip("link del lower0");
    }

    @Test
    void theSecondKernelLoadsMacvlanOnlyWhenItIsAskedFor() throws Exception {
        assertEquals(0, run("modprobe", "-d", "/run/modules", "-r", "macvtap", "macvlan"));
        ip("link add lower0 type dummy");
        ip("link add link lower0 name upper0 type macvlan");
        ip("link del lower0");
    }

    private static void ip(String words) throws IOException, InterruptedException {
        assertEquals(0, run(("ip " + words).split(" ")), words);
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
