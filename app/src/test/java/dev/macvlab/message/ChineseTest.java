package dev.macvlab.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said in Chinese. */
class ChineseTest {
    private static final Path BUNDLE = Path.of("app/src/main/resources/dev/macvlab/message/zh");
    private static final Language CHINESE = Language.of(Locale.CHINESE);

    /** Latin words that stay as they are in a Chinese sentence: names of the field, commands and settings. */
    private static final Pattern TERMS = Pattern.compile(
            "MAC|IP|IPv[46]|ARP|ICMP|MTU|VLAN|NIC|DAD|Wi-Fi|Linux|Docker|AppArmor|Ubuntu|CONFIG_\\w+|ARP flux|flux"
                    + "|hairpin|macvlan|macvtap|ipvlan|veth|dummy|bond|bridge|private|vepa|passthru|source|nodst|nopromisc"
                    + "|default|onlink|via|dev|lo|root|ping|ip|onlink|rp_filter|gc_thresh3|rpFilter|arpFilter|arpIgnore|fe80"
                    + "|ipv6|l2|l3|l3s|ms|seccomp|shell|chroot|sudo|unshare|doctor|status|teardown|plan|apply"
                    + "|SSH|JSON|Shift|Ctrl|K|polkit|lxpolkit|pkexec|Macvlab|macvlab|UTF-8|MB|true|false|x|y|ns[123]|mac[12]"
                    + "|arp_ignore|arp_filter|arp_notify|accept_local|netfilter|nsenter|util-linux|Debian|sandbox|host"
                    + "|metric|hello|FILE|COMMAND|LC_ALL|LC_MESSAGES|LANG|zh|keep|ioctl|tmpfs|sysfs|epoll|eventfd");
    /** What is written for the program and for the eye of nobody else, what is typed, and what is given as an example. */
    private static final Pattern NO_WORDS =
            Pattern.compile("%n|-- ip netns exec ns1 ping|\\{\\d+(, (plural|select|list(, unit)?))?|=?\\w+"
                    + " \\{|/dev/\\w+|/proc|/run|[0-9a-f]{2}(:[0-9a-f]{2}){5}|2001:db8::\\w+/\\d+|A0|ulimit -n|[\\w.]+ (为|is)"
                    + " [01]|macvlab [a-z]+( FILE -- COMMAND)?|sudo [a-z]+( install| -w)?( [\\w.=-]+)*|chmod \\+r|ip netns"
                    + "|ip route|ip link|--[a-z-]+( [a-z]+=[a-z]+)?|linux/[\\w/.]+|\\[y/N]|µs|802\\.1Q(bg)?|#2563EB|#rrggbb|N 是"
                    + "|`[^`]+`|\\*+[^*]+\\*+");

    static Stream<String> areas() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLE)) {
            return files
                    .map(each -> each.getFileName().toString().replace(".properties", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void aSentenceHasNoEnglishWordsButTerms(String area) throws IOException {
        assertEquals(
                "",
                texts(area)
                        .filter(each -> words(each)
                                .anyMatch(word -> !TERMS.matcher(word).matches()))
                        .collect(Collectors.joining("\n")));
    }

    private static Stream<String> words(String text) {
        return Pattern.compile("[A-Za-z_][\\w.-]*")
                .matcher(NO_WORDS.matcher(text).replaceAll(""))
                .results()
                .map(MatchResult::group);
    }

    private static Stream<String> texts(String area) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(BUNDLE.resolve(area + ".properties"))) {
            properties.load(in);
        }
        assertTrue(properties.size() >= 5, area);
        return properties.values().stream().map(Object::toString).sorted();
    }

    @Test
    void aNameKeepsItsPlaceWhateverTheOrder() {
        assertEquals(
                "修改 mac1 的MTU", CHINESE.say(Message.of("edit.change-field", Message.of("window.field.mtu"), "mac1")));
        assertEquals(
                "将 a、b、c、另外 4 个 设为 bridge 模式",
                CHINESE.say(Message.of(
                        "edit.set-bridge-mode", Argument.Items.some(List.of("a", "b", "c", "d", "e", "f", "g")))));
    }

    @Test
    void aClauseIsSaidInTheSentence() {
        assertEquals(
                "x 永远到不了自己的宿主：eth0 发的帧经 nic0 从网线出去，而交换机端口没有 hairpin，不会折回。",
                CHINESE.say(
                        Message.of("forecast.own-host", "x", "eth0", "nic0", Message.of("forecast.back.no-hairpin"))));
    }

    @Test
    void aNameThatLooksLikeASentenceStaysAName() {
        for (String name : List.of("switch", "elements", "my lab", "到 从", "{0}", "no address")) {
            assertEquals("删除 " + name, CHINESE.say(Message.of("edit.delete", name)));
        }
    }
}
