package dev.macvlab.lab.host;

import dev.macvlab.agent.server.Journals;
import dev.macvlab.lab.apply.Checkpoint;
import dev.macvlab.lab.apply.EveryKind;
import dev.macvlab.lab.apply.Lab;
import dev.macvlab.lab.apply.LabTarget;
import dev.macvlab.lab.apply.Observer;
import dev.macvlab.linux.Mounts;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.netlink.SetLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A process that works on a lab and, from a certain message, mount or file write on, does nothing more until it is
 * killed. Messages go to the kernel one by one: whoever dies in the middle of many that were sent together leaves the
 * same. Its arguments are the target, the work, and how many of these it is to do; it prints how many it did.
 */
final class Doomed {
    /** Stands still where the process is to die. */
    private static final class LastStep implements Checkpoint {
        private final int most;
        private int done;

        LastStep(int most) {
            this.most = most;
        }

        @Override
        public void next() {
            if (done == most) {
                die();
            }
            done++;
        }

        @Override
        public int together() {
            return 1;
        }

        void die() {
            System.out.println(done);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A journal each of whose writes is a step, too. */
    private record Written(HostLab.Store store, LastStep step) implements HostLab.Store {
        @Override
        public void write(Journal journal) throws IOException {
            step.next();
            store.write(journal);
        }

        @Override
        public void delete() throws IOException {
            step.next();
            store.delete();
        }

        @Override
        public Map<Integer, String> boundElsewhere() throws IOException {
            return store.boundElsewhere();
        }
    }

    private Doomed() {}

    public static void main(String[] arguments) throws Exception {
        var step = new LastStep(Integer.parseInt(arguments[2]));
        try (NamespaceThread namespaces = NamespaceThread.start()) {
            if (arguments[0].equals("host")) {
                onHost(namespaces, arguments[1], step);
            } else {
                inSandbox(namespaces, arguments[1], step);
            }
            step.die();
        }
    }

    private static void onHost(NamespaceThread namespaces, String work, LastStep step) throws Exception {
        var journals = new Journals(RealHost.ID);
        AutoCloseable _ = journals.hold();
        Journal journal = journals.read().orElse(null);
        HostLab lab = HostLab.open(
                namespaces,
                new NamespaceNames(),
                RealHost.ID,
                "seed",
                journal,
                new Written(journals.store(), step),
                step);
        if (journal != null) {
            lab.resume(EveryKind.host());
        }
        switch (work) {
            case "apply" -> RealHost.apply(lab, EveryKind.host());
            case "change" -> RealHost.apply(lab, EveryKind.hostChanged());
            case "down" -> lab.takeDown(Observer.NONE);
            default -> throw new IllegalArgumentException(work);
        }
    }

    private static void inSandbox(NamespaceThread namespaces, String work, LastStep step) throws Exception {
        Mounts.tmpfs("/run");
        Files.createDirectory(Path.of("/run/netns"));
        try (RouteSocket socket = RouteSocket.open(namespaces, namespaces.home())) {
            socket.execute(SetLink.up(1));
        }
        boolean[] counting = {work.equals("apply")};
        Checkpoint checkpoint = new Checkpoint() {
            @Override
            public void next() {
                if (counting[0]) {
                    step.next();
                }
            }

            @Override
            public int together() {
                return step.together();
            }
        };
        var lab = new Lab(namespaces, new NamespaceNames(), "test", LabTarget.sandbox("test"), checkpoint);
        lab.apply(EveryKind.sandbox(), Observer.NONE);
        counting[0] = true;
        switch (work) {
            case "apply" -> {}
            case "change" -> lab.apply(EveryKind.sandboxChanged(), Observer.NONE);
            case "down" -> lab.takeDown();
            default -> throw new IllegalArgumentException(work);
        }
    }
}
