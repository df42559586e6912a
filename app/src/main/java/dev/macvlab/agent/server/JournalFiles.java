package dev.macvlab.agent.server;

import dev.macvlab.lab.host.HostLab;
import dev.macvlab.lab.host.Journal;
import dev.macvlab.message.ExplainedException;
import dev.macvlab.message.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The journals of the labs on this machine: one file each in a directory that only root may write, replaced as a whole
 * and never followed through a symbolic link. A lab is worked on by whoever holds its lock.
 */
final class JournalFiles {
    /** Where they are; the file system is in memory, so that nothing outlives the kernel that it tells of. */
    static final Path DIRECTORY = Path.of("/run/macvlab");

    private static final int ROOT = 0;
    private static final long MOST_BYTES = 64L << 20;
    private static final String SUFFIX = ".json";
    private static final String LOCK = ".lock";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength((int) MOST_BYTES)
                            .maxNestingDepth(20)
                            .build())
                    .build())
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** A lab that nobody else may work on until this is closed. */
    static final class Hold implements AutoCloseable {
        private final FileChannel channel;
        private final FileLock lock;

        private Hold(FileChannel channel, FileLock lock) {
            this.channel = channel;
            this.lock = lock;
        }

        @Override
        public void close() throws IOException {
            lock.release();
            channel.close();
        }
    }

    private final Path directory;
    private final int owner;

    JournalFiles() {
        this(DIRECTORY, ROOT);
    }

    /**
     * @param owner the account that everything has to belong to
     */
    JournalFiles(Path directory, int owner) {
        this.directory = directory;
        this.owner = owner;
    }

    /** The ids of the labs that have a journal, sorted. */
    List<String> labs() throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        checkDirectory();
        List<String> labs = new ArrayList<>();
        try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String lab = name.substring(0, name.length() - SUFFIX.length());
                if (Journal.isId(lab)) {
                    labs.add(lab);
                }
            }
        }
        labs.sort(null);
        return labs;
    }

    /**
     * The journal of a lab; empty when there is none.
     *
     * @throws IOException also when somebody else but {@link HostLab} may have written it
     */
    Optional<Journal> read(String lab) throws IOException {
        Path file = file(lab, SUFFIX);
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        checkDirectory();
        byte[] bytes;
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            checkFile(file);
            if (channel.size() > MOST_BYTES) {
                throw new ExplainedException(Message.of("agent.journal.too-large", file));
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) channel.size());
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
            bytes = buffer.array();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
        try {
            Journal journal = MAPPER.readValue(bytes, Journal.class);
            if (journal == null || !journal.lab().equals(lab)) {
                throw new ExplainedException(Message.of("agent.journal.of-another", file, lab));
            }
            return Optional.of(journal);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ExplainedException(
                    Message.of("agent.journal.unreadable", file, String.valueOf(e.getMessage())), e);
        }
    }

    /** Takes a lab for this process alone; empty when another one has it. */
    Optional<Hold> hold(String lab) throws IOException {
        prepareDirectory();
        Path file = file(lab, LOCK);
        // Not removed afterwards: somebody else could be about to lock it.
        FileChannel channel =
                open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            checkFile(file);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new Hold(channel, lock));
            }
        } catch (OverlappingFileLockException _) {
            // This process has it already.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** Whether somebody works on a lab at this moment. */
    boolean isHeld(String lab) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file(lab, LOCK), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
            if (lock != null) {
                lock.release();
            }
            return lock == null;
        } catch (OverlappingFileLockException _) {
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /** Where {@link HostLab} keeps the journal of a lab. */
    HostLab.Store store(String lab) {
        return new HostLab.Store() {
            @Override
            public void write(Journal journal) throws IOException {
                if (!journal.lab().equals(lab)) {
                    throw new IllegalArgumentException("the journal of another lab: " + journal.lab());
                }
                JournalFiles.this.write(journal);
            }

            @Override
            public void delete() throws IOException {
                Files.deleteIfExists(file(lab, SUFFIX));
            }

            @Override
            public Map<Integer, String> boundElsewhere() throws IOException {
                Map<Integer, String> bound = new HashMap<>();
                for (String other : labs()) {
                    if (!other.equals(lab)) {
                        read(other).ifPresent(journal -> journal.bound().forEach(nic -> bound.put(nic.index(), other)));
                    }
                }
                return bound;
            }
        };
    }

    private void write(Journal journal) throws IOException {
        prepareDirectory();
        Path file = file(journal.lab(), SUFFIX);
        Path temporary = file(journal.lab(), ".new");
        Files.deleteIfExists(temporary);
        byte[] bytes = MAPPER.writeValueAsString(journal).getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel =
                open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static FileChannel open(Path file, OpenOption... options) throws IOException {
        FileAttribute<Set<PosixFilePermission>> readable =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));
        return FileChannel.open(file, Set.of(options), readable);
    }

    private Path file(String lab, String suffix) {
        if (!Journal.isId(lab)) {
            throw new IllegalArgumentException("no id of a lab: " + lab);
        }
        return directory.resolve(lab + suffix);
    }

    private void prepareDirectory() throws IOException {
        try {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (FileAlreadyExistsException _) {
            // Then it has to be one of ours.
        }
        checkDirectory();
    }

    private void checkDirectory() throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new ExplainedException(Message.of("agent.journal.no-directory", directory));
        }
        checkOwner(directory);
    }

    private void checkFile(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ExplainedException(Message.of("agent.journal.no-file", file));
        }
        checkOwner(file);
    }

    private void checkOwner(Path path) throws IOException {
        Map<String, @Nullable Object> attributes =
                Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
        if (!Integer.valueOf(owner).equals(attributes.get("uid"))
                || !(attributes.get("mode") instanceof Integer mode)
                || (mode & 022) != 0) {
            throw new ExplainedException(Message.of("agent.journal.open", path));
        }
    }
}
