package dev.macvlab.lab.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("kernel")
class ReapplyTest {
    private static final String LAB = """
            switch lan
            host lan/gw ip=10.0.0.254/24
            ns a
            ns b
            nic nic0 switch=lan ip=10.0.0.1/24
            macvlan a/m on=nic0 mode=bridge nodad ip=10.0.0.2/24,2001:db8::2/64
            macvlan b/m on=nic0 mode=source sources=02:00:00:00:00:01 ip=10.0.0.3/24
            bridge b/br members=b/v
            veth b/v peer=a/v
            veth a/v peer=b/v
            route a default via=10.0.0.254
            """;

    private RealLab real;

    @BeforeEach
    void open() throws Exception {
        real = new RealLab();
    }

    @AfterEach
    void close() {
        real.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bridge", "private", "vepa-hairpin", "passthru", "source", "router", "dual-stack", "shim"})
    void theSameLabOnceMoreDoesNothing(String lab) throws Exception {
        assertTrue(real.apply(RealLab.shipped(lab)).steps() > 0);
        assertEquals(0, real.apply(RealLab.shipped(lab)).steps());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "mode=bridge | mode=private | change a/m, mode private",
                "mode=source | mode=source nodst | change b/m, nodst",
                "02:00:00:00:00:01 | 02:00:00:00:00:01,02:00:00:00:00:02 | change b/m, 2 senders",
                "sources=02:00:00:00:00:01 | ~~ | change b/m, 0 senders",
                "mode=bridge | mode=bridge queue=50 | change a/m, broadcast queue 50",
                "switch=lan | switch=lan hairpin | switch hairpin of the port to nic0 on",
                "10.0.0.3/24 | 10.0.0.3/24,10.0.0.4/24 | add 10.0.0.4/24 to b/m",
                "nodad | nodad mtu=1400 | set the MTU of a/m to 1400",
                "nodad | nodad mac=02:00:00:00:00:77 | set the MAC address of a/m to 02:00:00:00:00:77",
                "members=b/v | ~~ | take b/v out of its bridge",
                "ns b | ns b forwarding | set ipv4/conf/all/forwarding to 1 in b; set ipv6/conf/all/forwarding to 1 in b",
                "ns b | ~ns b\nroute b 10.9.0.0/16 via=10.0.0.2~ | add the route 10.9.0.0/16 via 10.0.0.2 in b",
                "via=10.0.0.254 | via=10.0.0.1 | take the route default via 10.0.0.254 dev m out of a; add the route default via 10.0.0.1 in a",
            })
    void aChangeOfOneFieldChangesThatAlone(String from, String to, String words) throws Exception {
        List<String> steps = real.change(LAB, text -> replaced(text, from, to));
        assertEquals(words, String.join("; ", steps));
        assertEquals(0, real.apply(Drawing.of(replaced(LAB, from, to))).steps());
        real.change(LAB, text -> text);
        assertEquals(0, real.apply(Drawing.of(LAB)).steps());
    }

    private static String replaced(String text, String from, String to) {
        assertTrue(text.contains(from), from);
        return text.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
    }

    @Test
    void anInterfaceThatIsSetDownAndUpAgainHasItsAddressesAndRoutesAgain() throws Exception {
        String down = replaced(LAB, "nodad", "nodad down").replace("route a default via=10.0.0.254", "");
        real.apply(Drawing.of(LAB));
        real.apply(Drawing.of(down));
        assertTrue(real.ip("-n", "a", "link", "show", "m").contains("state DOWN"));
        real.apply(Drawing.of(LAB));
        assertTrue(real.ip("-n", "a", "route").contains("default via 10.0.0.254"));
        assertTrue(real.ip("-n", "a", "addr").contains("2001:db8::2/64"));
    }

    @Test
    void intoPassthruAChildIsMadeAnewAndNothingElseIsTouched() throws Exception {
        String alone = LAB.replaceFirst("macvlan b/m .*\\R", "");
        real.apply(Drawing.of(alone));
        real.apply(Drawing.of(alone.replace("mode=bridge", "mode=passthru")));
        Set<String> touched =
                real.steps.stream().map(step -> step.element().toString()).collect(Collectors.toSet());
        assertEquals(Set.of("a", "a/m"), touched, real.steps.toString());
        assertTrue(real.ip("-n", "a", "-d", "link", "show", "m").contains("mode passthru"));
        assertTrue(real.ip("-n", "a", "route").contains("default via 10.0.0.254"));
    }

    @Test
    void nopromiscOfAChildThatIsDownIsChangedWithoutSpoilingTheParent() throws Exception {
        String text = """
                nic nic0
                macvlan p on=nic0 mode=passthru down
                """;
        real.change(text, before -> before.replace("down", "down nopromisc"));
        real.change(text, before -> before);
        real.change(text, before -> before.replace("down", ""));
        assertTrue(real.ip("-d", "link", "show", "nic0").contains("promiscuity 1 "));
        real.change(text, before -> before.replace("down", "down nopromisc"));
        assertTrue(real.ip("-d", "link", "show", "nic0").contains("promiscuity 0 "));
    }

    @Test
    void aParentThatIsReplacedGetsItsChildrenAgain() throws Exception {
        String two = "switch other\n" + LAB;
        real.apply(Drawing.of(two));
        real.apply(Drawing.of(two.replace("switch=lan", "switch=other")));
        assertTrue(real.ip("-n", "a", "link", "show", "m").contains("LOWER_UP"));
        assertTrue(real.ip("-n", "b", "link", "show", "m").contains("LOWER_UP"));
        assertTrue(real.ip("-n", "a", "route").contains("default via 10.0.0.254"));
    }

    @Test
    void aChildThatMovesToAnotherNamespaceKeepsItsMac() throws Exception {
        String text = """
                ns a
                ns b
                nic nic0
                macvlan a/m on=nic0 mac=02:00:00:00:00:01
                """;
        for (int i = 0; i < 5; i++) {
            real.change(text, before -> before.replace("a/m", "b/m"));
            assertTrue(real.ip("-n", "b", "link").contains("02:00:00:00:00:01"));
            real.change(text, before -> before);
            assertTrue(real.ip("-n", "a", "link").contains("02:00:00:00:00:01"));
        }
    }

    @Test
    void thirtyTimesANamespaceIsRemovedAndMadeAgainWithTheSameMac() throws Exception {
        String with = """
                nic nic0
                macvlan a/m on=nic0 mac=02:00:00:00:00:01
                """;
        String without = "nic nic0";
        for (int i = 0; i < 30; i++) {
            real.apply(Drawing.of(with));
            real.apply(Drawing.of(without));
        }
        for (int i = 0; i < 30; i++) {
            real.apply(Drawing.of(with));
            real.lab.takeDown();
        }
    }

    @Test
    void theSecondAddressOfASubnetOutlivesTheFirst() throws Exception {
        String text = "nic nic0 ip=10.0.0.1/24,10.0.0.2/24";
        real.change(text, before -> before.replace("10.0.0.1/24,", ""));
        String addresses = real.ip("addr", "show", "nic0");
        assertTrue(addresses.contains("10.0.0.2/24") && !addresses.contains("10.0.0.1/24"), addresses);
    }

    @Test
    void whatAnotherProgramChangedIsPutRight() throws Exception {
        real.apply(Drawing.of(LAB));
        real.ip("-n", "a", "link", "del", "m");
        real.ip("-n", "b", "addr", "flush", "dev", "m");
        real.ip("link", "set", "nic0", "down");
        real.apply(Drawing.of(LAB));
        assertEquals(0, real.apply(Drawing.of(LAB)).steps());
        assertTrue(real.run(List.of("ip", "netns", "exec", "a", "ping", "-c1", "-W2", "10.0.0.254"))
                .contains("1 received"));
    }

    @Test
    void whatAnotherProgramAddedStaysUntouched() throws Exception {
        real.apply(Drawing.of(LAB));
        real.ip("-n", "a", "link", "add", "mine", "type", "bridge");
        real.ip("-n", "a", "route", "add", "10.99.0.0/16", "dev", "m");
        assertEquals(0, real.apply(Drawing.of(LAB)).steps());
        assertTrue(real.ip("-n", "a", "link").contains("mine"));
        assertTrue(real.ip("-n", "a", "route").contains("10.99.0.0/16"));
    }
}
