package dev.macvlab.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.linux.Errno;
import dev.macvlab.linux.KernelException;
import dev.macvlab.message.Language;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
    private static final int FIXED_PART = 16;

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        MessageWriter out = new MessageWriter();
        out.attributeU8(1, 200)
                .attributeU16(2, 60_000)
                .attributeU32(3, -1)
                .attributeText(4, "naïve")
                .attributeMac(5, MacAddress.parse("02:00:00:00:00:ff"))
                .attributeIp(6, IpAddress.parse("fd00::1"))
                .nested(8, () -> out.attributeU32(1, 7));
        Attributes read = Attributes.read(bytes(out));
        assertEquals(200, read.u8(1, 0));
        assertEquals(60_000, read.u16(2, 0));
        assertEquals(-1, read.u32(3, 0));
        assertEquals("naïve", read.text(4));
        assertEquals(MacAddress.parse("02:00:00:00:00:ff"), read.mac(5));
        assertEquals(IpAddress.parse("fd00::1"), read.ip(6));
        assertEquals(7, read.nested(8).u32(1, 0));
        assertFalse(read.has(9));
        assertEquals(5, read.u32(9, 5));
        assertEquals("", read.text(9));
        assertNull(read.mac(9));
    }

    @Test
    void everyAttributeStartsAtAMultipleOfFour() {
        MessageWriter out = new MessageWriter();
        out.attributeU8(1, 1).attributeText(2, "ab").attributeU16(3, 1);
        assertEquals(0, out.size() % 4);
        assertEquals(8 + 8 + 8, out.size());
    }

    @Test
    void aMessageIsAsLongAsItSays() throws Exception {
        MessageWriter out = new MessageWriter();
        for (int sequence = 1; sequence <= 2; sequence++) {
            out.beginMessage(Rtnetlink.RTM_NEWLINK, Rtnetlink.NLM_F_REQUEST, sequence);
            NewLink.bridge("br" + sequence).write(out);
            out.endMessage();
        }
        ByteBuffer datagram = bytes(out);
        NetlinkMessage first = read(NetlinkMessage.next(datagram));
        NetlinkMessage second = read(NetlinkMessage.next(datagram));
        assertEquals(1, first.sequence());
        assertEquals(2, second.sequence());
        assertEquals("br2", Decoder.link(second.body()).name());
        assertNull(NetlinkMessage.next(datagram));
    }

    @Test
    void aWriterGrowsAndKeepsWhatIsInIt() throws Exception {
        MessageWriter out = new MessageWriter();
        for (int i = 0; i < 5000; i++) {
            out.attributeU32(i % 1000, i);
        }
        Attributes read = Attributes.read(bytes(out));
        assertEquals(999, read.u32(999, 0));
        assertEquals(40_000, out.size());
    }

    @Test
    void anAttributeThatDoesNotFitIsRefusedAndNotCutOff() {
        MessageWriter out = new MessageWriter();
        assertThrows(IllegalArgumentException.class, () -> out.attribute(1, new byte[65_532]));
        assertThrows(
                IllegalArgumentException.class,
                () -> out.nested(1, () -> out.attribute(1, new byte[40_000]).attribute(2, new byte[40_000])));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 9, 0xffff})
    void anAttributeWithAnImpossibleLengthIsMalformed(int length) {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        bytes.putShort(0, (short) length).putShort(2, (short) 1);
        assertThrows(MalformedMessageException.class, () -> Attributes.read(bytes));
    }

    @Test
    void aValueThatIsTooShortForItsTypeIsMalformed() throws Exception {
        MessageWriter out = new MessageWriter();
        out.attribute(1, new byte[0]).attribute(2, new byte[1]).attribute(3, new byte[3]);
        out.attribute(4, new byte[5]);
        Attributes read = Attributes.read(bytes(out));
        assertThrows(MalformedMessageException.class, () -> read.u8(1, 0));
        assertThrows(MalformedMessageException.class, () -> read.u16(2, 0));
        assertThrows(MalformedMessageException.class, () -> read.u32(3, 0));
        assertThrows(MalformedMessageException.class, () -> read.ip(4));
        assertNull(read.mac(4));
        assertThrows(MalformedMessageException.class, () -> read.nested(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 1 << 20, -1})
    void aMessageWithAnImpossibleLengthIsMalformed(int length) {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        bytes.putInt(0, length);
        assertThrows(MalformedMessageException.class, () -> NetlinkMessage.next(bytes));
    }

    @Test
    void aDatagramThatEndsInTheMiddleOfAHeaderIsMalformed() {
        assertThrows(MalformedMessageException.class, () -> NetlinkMessage.next(ByteBuffer.allocate(15)));
    }

    @Test
    void anAcknowledgementCarriesErrorAndSentenceCappedOrNot() throws Exception {
        for (boolean capped : List.of(true, false)) {
            MessageWriter out = new MessageWriter();
            int flags = Rtnetlink.NLM_F_ACK_TLVS | (capped ? Rtnetlink.NLM_F_CAPPED : 0);
            out.beginMessage(Rtnetlink.NLMSG_ERROR, flags, 9).u32(-22);
            out.u32(capped ? 100 : 24).u32(0).u32(9).u32(0);
            if (!capped) {
                out.u64(0);
            }
            out.attributeText(Rtnetlink.NLMSGERR_ATTR_MSG, "mtu greater than device maximum");
            out.endMessage();
            NetlinkMessage message = read(NetlinkMessage.next(bytes(out)));
            assertEquals(-22, message.error());
            assertEquals("mtu greater than device maximum", message.kernelText());
        }
    }

    @Test
    void anAcknowledgementThatIsCutOffIsMalformedOrWithoutSentence() throws Exception {
        MessageWriter empty = new MessageWriter();
        empty.beginMessage(Rtnetlink.NLMSG_ERROR, Rtnetlink.NLM_F_ACK_TLVS, 1).endMessage();
        assertThrows(
                MalformedMessageException.class,
                () -> read(NetlinkMessage.next(bytes(empty))).error());
        MessageWriter bare = new MessageWriter();
        bare.beginMessage(Rtnetlink.NLMSG_ERROR, Rtnetlink.NLM_F_ACK_TLVS, 1).u32(-1);
        bare.endMessage();
        assertEquals("", read(NetlinkMessage.next(bytes(bare))).kernelText());
    }

    @Test
    void aFixedPartThatIsCutOffIsMalformed() {
        for (int length = 0; length < 8; length++) {
            ByteBuffer body = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
            assertThrows(MalformedMessageException.class, () -> Decoder.link(body.duplicate()));
            assertThrows(MalformedMessageException.class, () -> Decoder.address(body.duplicate()));
            assertThrows(MalformedMessageException.class, () -> Decoder.route(body.duplicate()));
            assertThrows(MalformedMessageException.class, () -> Decoder.neighbour(body.duplicate()));
        }
    }

    @Test
    void bytesAtRandomGiveAnAnswerOrAreMalformedButNothingElse() throws Exception {
        Random random = new Random(42);
        int malformed = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[FIXED_PART + random.nextInt(64)];
            random.nextBytes(noise);
            for (int at = FIXED_PART; at + 4 <= noise.length; at += 8) {
                noise[at] = (byte) (4 + random.nextInt(8));
                noise[at + 1] = 0;
                noise[at + 2] = (byte) random.nextInt(60);
                noise[at + 3] = 0;
            }
            ByteBuffer body = ByteBuffer.wrap(noise).order(ByteOrder.nativeOrder());
            try {
                switch (round % 4) {
                    case 0 -> Decoder.link(body);
                    case 1 -> Decoder.address(body);
                    case 2 -> Decoder.route(body);
                    default -> Decoder.neighbour(body);
                }
            } catch (MalformedMessageException _) {
                malformed++;
            }
        }
        assertTrue(malformed > 0 && malformed < 20_000);
    }

    @Test
    void requestsThatTheKernelWouldMisunderstandAreNotMade() {
        IpAddress address = IpAddress.parse("10.0.0.1");
        assertThrows(IllegalArgumentException.class, () -> AddressRequest.add(1, address, 33));
        assertThrows(IllegalArgumentException.class, () -> RouteRequest.add(address, -1));
        assertThrows(IllegalArgumentException.class, () -> new DeleteLink(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new DeleteLink(1, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> NewLink.veth("a", NewLink.vethPeer("b").asUp()));
    }

    @Test
    void anErrorIsNamedWhateverItsSign() {
        assertEquals(Errno.EADDRINUSE, Errno.of(-98));
        assertEquals(Errno.EADDRINUSE, Errno.of(98));
        assertEquals("x: error 4711", new KernelException(Message.verbatim("x"), -4711).getMessage());
        assertEquals(
                "create macvlan m: Invalid argument (EINVAL)",
                new NetlinkException(Message.of("netlink.create-link", "macvlan", "m"), -22, "").getMessage());
    }

    @Test
    void aRefusalIsToldInEachLanguageButForWhatTheKernelSaid() {
        Language chinese = Language.named("zh");
        Message create = Message.of("netlink.create-link", "macvlan", "m");
        assertEquals("建立 macvlan m：无效的参数（EINVAL）", chinese.say(new NetlinkException(create, -22, "").sentence()));
        assertEquals(
                "建立 macvlan m：无效的参数（EINVAL）：Invalid MTU",
                chinese.say(new NetlinkException(create, -22, "Invalid MTU").sentence()));
        assertEquals("建立 macvlan m：错误 4711", chinese.say(new NetlinkException(create, 4711, "").sentence()));
        for (Errno errno : Errno.values()) {
            assertNotEquals(errno.text().english(), chinese.say(errno.text()), errno.name());
        }
        assertEquals("No such device", Errno.ENODEV.text().english());
    }

    private static ByteBuffer bytes(MessageWriter out) {
        return ByteBuffer.wrap(out.toBytes()).order(ByteOrder.nativeOrder());
    }

    private static NetlinkMessage read(@Nullable NetlinkMessage message) {
        if (message == null) {
            throw new AssertionError("no message");
        }
        return message;
    }
}
