package dev.macvlab.format;

import dev.macvlab.message.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Writes files so that whoever reads them, also after a crash, sees the old or the new content, whole. */
final class WholeFile {
    private static final int LINKS_AT_MOST = 40;

    private WholeFile() {}

    /**
     * Puts {@code bytes} in the place of what {@code file} holds, or makes it; through a symbolic link the file that it
     * leads to.
     *
     * @throws UnreadableFile when that fails, and then what was there before is untouched
     */
    static void replace(Path file, byte[] bytes) throws UnreadableFile {
        try {
            write(file, target(file), bytes);
        } catch (NoSuchFileException e) {
            throw failed(file, Message.of("format.no-folder"), Message.of("format.no-folder.remedy"), e);
        } catch (AccessDeniedException e) {
            throw failed(file, Message.of("format.may-not-write"), Message.of("format.may-not-write.remedy"), e);
        } catch (IOException e) {
            throw failed(file, Message.verbatim(reason(e)), Message.of("format.no-room.remedy"), e);
        }
    }

    private static UnreadableFile failed(Path file, Message reason, Message remedy, @Nullable IOException cause) {
        return UnreadableFile.of(file, Message.of("format.not-saved", reason), remedy, cause);
    }

    /** What the platform says, without the names that it puts around it. */
    static String reason(IOException e) {
        String reason = e instanceof FileSystemException ofFile ? ofFile.getReason() : e.getMessage();
        return Objects.requireNonNullElse(reason, e.getClass().getSimpleName());
    }

    /** The file behind symbolic links, also where it is yet to be made. */
    private static Path target(Path file) throws IOException, UnreadableFile {
        Path target = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == LINKS_AT_MOST) {
                throw failed(file, Message.of("format.links-in-a-circle"), Message.of("format.no-room.remedy"), null);
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void write(Path file, Path target, byte[] bytes) throws IOException, UnreadableFile {
        boolean there = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (there && !Files.isRegularFile(target)) {
            throw failed(file, Message.of("format.no-file"), Message.of("format.no-room.remedy"), null);
        }
        if (there && !Files.isWritable(target)) {
            throw new AccessDeniedException(target.toString());
        }
        Path folder = Objects.requireNonNull(target.getParent(), "the root folder is no file");
        Path beside = null;
        try {
            beside = written(folder, bytes);
            if (there) {
                takeOver(target, beside);
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            beside = null;
        } finally {
            if (beside != null) {
                Files.deleteIfExists(beside);
            }
        }
        try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
            entry.force(true);
        }
    }

    /** A new file in that folder that holds the bytes, and has reached the disk. */
    private static Path written(Path folder, byte[] bytes) throws IOException {
        while (true) {
            Path beside = folder.resolve(
                    ".macvlab-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".tmp");
            boolean whole = false;
            try (FileChannel out = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                out.force(true);
                whole = true;
                return beside;
            } catch (FileAlreadyExistsException e) {
                whole = true;
            } finally {
                if (!whole) {
                    Files.deleteIfExists(beside);
                }
            }
        }
    }

    /** Gives {@code beside} the permissions of {@code target}, and its owner and group as far as the user may. */
    private static void takeOver(Path target, Path beside) throws IOException {
        PosixFileAttributeView from = view(target);
        PosixFileAttributeView to = view(beside);
        if (from == null || to == null) {
            return;
        }
        PosixFileAttributes wanted = from.readAttributes();
        PosixFileAttributes has = to.readAttributes();
        try {
            if (!has.group().equals(wanted.group())) {
                to.setGroup(wanted.group());
            }
            if (!has.owner().equals(wanted.owner())) {
                to.setOwner(wanted.owner());
            }
        } catch (FileSystemException e) {
            // An ordinary user can't give files away; that the file can be saved matters more.
        }
        to.setPermissions(wanted.permissions());
    }

    private static @Nullable PosixFileAttributeView view(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class);
    }
}
