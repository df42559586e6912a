package dev.macvlab.linux;

import dev.macvlab.message.Explained;
import dev.macvlab.message.ExplainedException;
import dev.macvlab.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that goes into network namespaces. A thread that is left in a foreign namespace poisons everything it
 * starts, so this one serves nothing else, comes home after each piece of work, and dies when it can't.
 */
public final class NamespaceThread implements AutoCloseable {
    /** Work to be done inside a namespace: short, without starting threads or processes, and without pools. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        T run() throws IOException;
    }

    private record Task(Runnable body, CompletableFuture<?> answer) {}

    private final LinkedBlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final NetworkNamespace home;
    private @Nullable ExplainedException ended;
    private boolean away;

    private NamespaceThread(NetworkNamespace home) {
        this.home = home;
        thread = Thread.ofPlatform().name("namespaces").daemon().unstarted(this::serve);
    }

    /** Starts a thread whose home is the caller's namespace. */
    public static NamespaceThread start() throws IOException {
        NamespaceThread namespaces = new NamespaceThread(NetworkNamespace.current());
        namespaces.thread.start();
        return namespaces;
    }

    /** The namespace the thread was started in. It belongs to this thread: don't close it. */
    public NetworkNamespace home() {
        return home;
    }

    /** Makes a namespace that has no name and lives while the returned object is open. */
    public NetworkNamespace create() throws IOException {
        CompletableFuture<NetworkNamespace> answer = new CompletableFuture<>();
        Thread.ofPlatform().name("new namespace").daemon().start(() -> complete(answer, NetworkNamespace::unshare));
        return Uninterruptibly.await(answer);
    }

    /** Runs work inside a namespace and waits for it; exceptions of the work are thrown here. */
    public <T extends @Nullable Object> T call(NetworkNamespace namespace, Work<T> work) throws IOException {
        return submit(() -> {
            if (namespace == home) {
                // Entering even one's own namespace takes a privilege.
                return work.run();
            }
            // Who is refused has not moved, and may be refused the way home as well.
            if (LibC.setns(namespace.fd(), LibC.CLONE_NEWNET) < 0) {
                int errno = LibC.errno();
                throw new KernelException(Message.of("linux.namespace.enter", namespace.words()), errno);
            }
            away = true;
            return work.run();
        });
    }

    /**
     * Writes a setting below {@code /proc/sys/net}.
     *
     * @param key such as {@code ipv4/conf/all/forwarding}
     */
    public void writeSysctl(NetworkNamespace namespace, String key, String value) throws IOException {
        String path = sysctlPath(key);
        call(namespace, () -> write(path, value));
    }

    private static long write(String path, String value) throws IOException {
        try (FileDescriptor file = FileDescriptor.open(path, LibC.O_WRONLY, 0)) {
            byte[] bytes = LibC.text(value);
            return LibC.check(
                    LibC.write(file.number(), bytes, bytes.length - 1L), Message.of("linux.file.write", value, path));
        }
    }

    /** Reads a setting below {@code /proc/sys/net}, without the line's end. */
    public String readSysctl(NetworkNamespace namespace, String key) throws IOException {
        String path = sysctlPath(key);
        return call(namespace, () -> read(path));
    }

    private static String read(String path) throws IOException {
        try (FileDescriptor file = FileDescriptor.open(path, LibC.O_RDONLY, 0)) {
            byte[] bytes = new byte[4096];
            long length =
                    LibC.check(LibC.read(file.number(), bytes, bytes.length), Message.of("linux.file.read", path));
            return new String(bytes, 0, (int) length, StandardCharsets.UTF_8).strip();
        }
    }

    /** Reads settings below {@code /proc/sys/net} at once; what can't be read is left out. */
    public Map<String, String> readSysctls(NetworkNamespace namespace, Collection<String> keys) throws IOException {
        return call(namespace, () -> {
            Map<String, String> found = new HashMap<>();
            for (String key : keys) {
                try {
                    found.put(key, read(sysctlPath(key)));
                } catch (KernelException _) {
                    // There is no such file.
                }
            }
            return found;
        });
    }

    /**
     * Writes settings below {@code /proc/sys/net} at once; what can't be written stays as it is.
     *
     * @param values by key
     * @return how many were written
     */
    public int writeSysctls(NetworkNamespace namespace, Map<String, String> values) throws IOException {
        return call(namespace, () -> {
            int written = 0;
            for (Map.Entry<String, String> each : values.entrySet()) {
                try {
                    write(sysctlPath(each.getKey()), each.getValue());
                    written++;
                } catch (KernelException _) {
                    // A kernel without IPv6, or a link without it, has no such file.
                }
            }
            return written;
        });
    }

    /** Ends the thread after the work that is already waiting. Namespaces made by it stay open. */
    @Override
    public void close() {
        synchronized (tasks) {
            if (ended == null) {
                ended = new ExplainedException(Message.of("linux.thread.closed"));
                tasks.add(new Task(() -> {}, new CompletableFuture<>()));
            }
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        home.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sysctlPath(String key) {
        if (key.startsWith("/") || List.of(key.split("/", -1)).contains("..")) {
            throw new IllegalArgumentException("not a setting below /proc/sys/net: " + key);
        }
        return "/proc/sys/net/" + key;
    }

    private <T extends @Nullable Object> T submit(Work<T> work) throws IOException {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("work in a namespace may not ask for more of it");
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        synchronized (tasks) {
            if (ended != null) {
                throw new ExplainedException(ended.sentence(), ended.getCause());
            }
            tasks.add(new Task(() -> complete(answer, work), answer));
        }
        return Uninterruptibly.await(answer);
    }

    private static <T extends @Nullable Object> void complete(CompletableFuture<T> answer, Work<T> work) {
        try {
            answer.complete(work.run());
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }

    private void serve() {
        while (true) {
            Task task;
            try {
                task = tasks.take();
            } catch (InterruptedException _) {
                continue;
            }
            task.body.run();
            try {
                if (away) {
                    LibC.check(LibC.setns(home.fd(), LibC.CLONE_NEWNET), Message.of("linux.namespace.return"));
                    away = false;
                }
            } catch (KernelException | RuntimeException e) {
                end(e);
                return;
            }
            synchronized (tasks) {
                if (ended != null && tasks.isEmpty()) {
                    return;
                }
            }
        }
    }

    private void end(Exception cause) {
        var end = new ExplainedException(Message.of("linux.thread.ended", Explained.of(cause)), cause);
        synchronized (tasks) {
            ended = end;
            tasks.forEach(task -> task.answer.completeExceptionally(end));
            tasks.clear();
        }
    }
}
