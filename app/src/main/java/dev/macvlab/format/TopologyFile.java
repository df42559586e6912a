package dev.macvlab.format;

import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Topology files ({@code *.macvlab.json}): JSON that fits {@code macvlab-1.schema.json}, or
 * the schema of a later version where it has what came with that. Reading takes every value of
 * the right shape, legal or not, and keeps keys that it does not know; it never writes.
 */
public final class TopologyFile {
    /** The newest version of the format that is read and, where a topology needs it, written. */
    static final int NEWEST =
            Arrays.stream(Kind.values()).mapToInt(Kind::since).max().orElse(1);

    /** How a topology file's name ends. */
    public static final String SUFFIX = ".macvlab.json";

    /** The largest file that is read, in bytes: hundred times what a large lab needs. */
    static final int LARGEST = 16 << 20;

    private TopologyFile() {}

    /**
     * Reads a topology file.
     *
     * @throws UnreadableFile when it can't be read, is no topology file, or is of a newer format
     */
    public static Topology read(Path file) throws UnreadableFile {
        String text = decoded(file, bytes(file));
        try {
            return TopologyReader.topology(JsonText.parse(text));
        } catch (SchemaMismatch e) {
            throw UnreadableFile.of(file, e.in(text), e.remedy(), null);
        }
    }

    /**
     * Reads the text of a topology file.
     *
     * @throws UnreadableFile when it is no topology file, or is of a newer format
     */
    public static Topology read(String json) throws UnreadableFile {
        try {
            return TopologyReader.topology(JsonText.parse(json));
        } catch (SchemaMismatch e) {
            throw new UnreadableFile(e.in(json), e.remedy(), null);
        }
    }

    /** What a file of that version calls its format. */
    static String format(int version) {
        return "macvlab/" + version;
    }

    /** The text of a topology file, ending with a line feed. */
    public static String write(Topology topology) {
        return TopologyWriter.text(topology);
    }

    /**
     * Saves a topology; a file that is there already is replaced as a whole or not at all, and keeps its permissions.
     *
     * @throws UnreadableFile when it could not be saved, and then what was there before is untouched
     */
    public static void save(Topology topology, Path file) throws UnreadableFile {
        byte[] bytes = write(topology).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST) {
            throw UnreadableFile.of(
                    file,
                    Message.of("format.larger-than-read", LARGEST >> 20),
                    Message.of("format.larger-than-read.remedy"),
                    null);
        }
        WholeFile.replace(file, bytes);
    }

    /**
     * What is to be said of saving a topology in the place of a file: that it needs a later version of the format than the
     * file has, which those who know only that no longer read. Empty when it needs none, or when there is no such file.
     */
    public static Optional<Message> savingUp(Topology topology, Path file) {
        int needed = TopologyWriter.version(topology);
        if (needed == 1 || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            int there = TopologyReader.versionOf(JsonText.parse(decoded(file, bytes(file))));
            List<Ref> newer = topology.interfaces().stream()
                    .filter(each -> each.kind().since() > there)
                    .map(Interface::ref)
                    .toList();
            return there >= needed
                    ? Optional.empty()
                    : Optional.of(Message.of(
                            "format.saved-up",
                            file.getFileName(),
                            format(needed),
                            Argument.Items.some(newer),
                            format(there)));
        } catch (UnreadableFile | SchemaMismatch _) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(Path file) throws UnreadableFile {
        try {
            if (Files.isDirectory(file)) {
                throw UnreadableFile.of(
                        file, Message.of("format.folder"), Message.of("format.folder.remedy", SUFFIX), null);
            }
            if (Files.exists(file) && !Files.isRegularFile(file) && !isDescriptor(file)) {
                throw UnreadableFile.of(
                        file, Message.of("format.device"), Message.of("format.device.remedy", SUFFIX), null);
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw UnreadableFile.of(
                            file,
                            Message.of("format.too-large", LARGEST >> 20),
                            Message.of("format.too-large.remedy"),
                            null);
                }
                return bytes;
            }
        } catch (NoSuchFileException e) {
            throw UnreadableFile.of(
                    file, Message.of("format.no-such-file"), Message.of("format.no-such-file.remedy"), e);
        } catch (AccessDeniedException e) {
            throw UnreadableFile.of(
                    file, Message.of("format.may-not-read"), Message.of("format.may-not-read.remedy"), e);
        } catch (IOException e) {
            throw UnreadableFile.of(
                    file, Message.of("format.unread", WholeFile.reason(e)), Message.of("format.unread.remedy"), e);
        }
    }

    /** Whether a shell may have handed the text over in this place, as in {@code <(command)}. */
    private static boolean isDescriptor(Path file) {
        return file.startsWith("/dev/fd") || file.startsWith("/proc/self/fd") || file.equals(Path.of("/dev/stdin"));
    }

    private static String decoded(Path file, byte[] bytes) throws UnreadableFile {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
        ByteBuffer in = marked ? ByteBuffer.wrap(bytes, 3, bytes.length - 3) : ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
        } catch (CharacterCodingException e) {
            throw UnreadableFile.of(
                    file, Message.of("format.no-utf-8", in.position()), Message.of("format.no-utf-8.remedy"), e);
        }
    }
}
