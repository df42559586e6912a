package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Destination;
import dev.macvlab.agent.protocol.Event;
import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Request;
import dev.macvlab.agent.protocol.Topic;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.lab.apply.Lab;
import dev.macvlab.lab.apply.Observer;
import dev.macvlab.lab.host.ConnectivityRisk;
import dev.macvlab.lab.host.Journal;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.message.Explained;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Ping;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.plan.LabException;
import dev.macvlab.probe.Prober;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** The work on the machine itself, on one lab at a time. Nothing that a client says is trusted. */
final class HostWork implements Work {
    private final NamespaceThread namespaces;
    private final Topics topics;
    private final AtomicBoolean cancelled;
    private final Executor jobs;
    private final JournalFiles files = new JournalFiles();
    private final Prober prober;
    private HostState<OpenLab> state = new HostState.Closed<>();

    /**
     * @param jobs takes work that is done when what is under way is
     */
    HostWork(NamespaceThread namespaces, Topics topics, AtomicBoolean cancelled, Executor jobs) throws IOException {
        this.namespaces = namespaces;
        this.topics = topics;
        this.cancelled = cancelled;
        this.jobs = jobs;
        prober = Prober.start(namespaces);
    }

    @Override
    public Reply.Answer carryOut(Request request, long received) {
        long id = request.id();
        try {
            return switch (request) {
                case Request.Apply apply
                when apply.destination() instanceof Destination.Host host ->
                    apply(id, host, apply.topology(), received);
                case Request.Plan plan
                when plan.destination() instanceof Destination.Host host -> {
                    Topology topology = TopologyFile.read(plan.topology());
                    OpenLab lab = open(host.order().lab());
                    yield PlanMessages.planned(
                            id,
                            lab.host().plan(topology, host.order().nics()),
                            lab.host()
                                    .risks(
                                            topology,
                                            host.order().nics(),
                                            ConnectivityRisk.Connection.parse(host.connection())),
                            Lab.commands(host.order().lab()));
                }
                case Request.Confirm _ -> {
                    confirm();
                    yield new Reply.Done(id);
                }
                case Request.TakeBack _ -> {
                    if (state instanceof HostState.Unconfirmed<OpenLab> unconfirmed) {
                        takeBack(unconfirmed, Message.of("agent.take-back.asked"));
                    }
                    yield new Reply.Done(id);
                }
                case Request.Resume resume -> resume(id, resume.lab());
                case Request.Keep wish -> {
                    if (state instanceof HostState.Open<OpenLab> open) {
                        become(open.staying(wish.keep()));
                    }
                    yield new Reply.Done(id);
                }
                case Request.TakeDown _ -> takeDown(id, received);
                case Request.Subscribe subscribe -> {
                    OpenLab pinged = subscribe.topic() instanceof Topic.Pings ? opened() : null;
                    topics.subscribe(id, subscribe.topic());
                    if (pinged != null && subscribe.topic() instanceof Topic.Pings pings) {
                        pinged.pingTopic().watch(id, pings.pings());
                    }
                    yield new Reply.Done(id);
                }
                case Request.Unsubscribe unsubscribe -> {
                    topics.unsubscribe(unsubscribe.subscription());
                    OpenLab pinged = state.lab();
                    if (pinged != null) {
                        pinged.pingTopic().leave(unsubscribe.subscription());
                    }
                    yield new Reply.Done(id);
                }
                case Request.Measure measure -> measure(id, measure.pings());
                case Request.Look _ -> new Reply.Looked(id, HostReader.read());
                case Request.Survey _ -> {
                    OpenLab lab = state.lab();
                    yield new Reply.Surveyed(
                            id, new LabDiscovery(namespaces, files, lab == null ? null : lab.host()).labs());
                }
                case Request.Apply _, Request.Plan _, Request.Attach _, Request.Doctor _, Request.Status _ ->
                    Session.refused(id, Message.of("agent.message.for-sandbox"));
                case Request.Hello _, Request.Cancel _ -> new Reply.Done(id);
            };
        } catch (LabException e) {
            return PlanMessages.failed(id, e);
        } catch (UnreadableFile e) {
            return PlanMessages.unreadable(id, e);
        } catch (IOException e) {
            return new Reply.Failed(
                    id, ErrorCode.KERNEL, null, null, Message.of("agent.kernel-refused", Explained.of(e)), null);
        }
    }

    private void become(HostState<OpenLab> next) {
        HostState<OpenLab> before = state;
        state = before.transition(next);
        if (before instanceof HostState.Unconfirmed<OpenLab> unconfirmed
                && (next instanceof HostState.Kept<OpenLab> || next instanceof HostState.TakenBack<OpenLab>)) {
            unconfirmed.guard().close();
        }
    }

    /** The lab of that name, taken for this process alone. */
    private OpenLab open(String lab) throws LabException, IOException {
        OpenLab now = state.lab();
        if (now != null && now.name().equals(lab)) {
            return now;
        }
        if (!Journal.isId(lab)) {
            throw refused(Message.of("agent.lab-name", lab), Message.of("agent.lab-name.remedy"));
        }
        if (now != null) {
            if (state instanceof HostState.Unconfirmed) {
                throw refused(Message.of("agent.lab-waits", now.name()), Message.of("agent.unconfirmed.remedy"));
            }
            close(now);
        }
        JournalFiles.Hold hold = files.hold(lab)
                .orElseThrow(() -> refused(Message.of("agent.lab-held", lab), Message.of("agent.lab-held.remedy")));
        OpenLab opened = OpenLab.open(lab, files, hold, namespaces, prober, topics, jobs);
        become(new HostState.Unchanged<>(opened, true));
        return opened;
    }

    private OpenLab opened() throws LabException {
        return openState().lab();
    }

    private HostState.Open<OpenLab> openState() throws LabException {
        if (state instanceof HostState.Open<OpenLab> open) {
            return open;
        }
        throw refused(Message.of("agent.no-lab-open"), Message.of("agent.no-lab-open.remedy"));
    }

    private static LabException refused(Message why, Message remedy) {
        return new LabException(ErrorCode.REFUSED, null, null, why, remedy);
    }

    private Reply.Answer apply(long id, Destination.Host host, String text, long received)
            throws LabException, UnreadableFile, IOException {
        if (state instanceof HostState.Unconfirmed) {
            throw refused(Message.of("agent.unconfirmed"), Message.of("agent.unconfirmed.remedy"));
        }
        Topology topology = TopologyFile.read(text);
        HostOrder order = host.order();
        OpenLab lab = open(order.lab());
        List<ConnectivityRisk> risks =
                lab.host().risks(topology, order.nics(), ConnectivityRisk.Connection.parse(host.connection()));
        for (ConnectivityRisk risk : risks) {
            if (!host.mayCut().contains(risk.nic())) {
                throw new LabException(
                        ErrorCode.CUT,
                        Ref.top(risk.nic()),
                        null,
                        Message.of("agent.cuts", risk.nic(), risk.carries(), risk.does()),
                        Message.of("agent.cuts.remedy", risk.nic()));
            }
        }
        Confirmation guard = risks.isEmpty() ? null : Confirmation.guard(order.lab(), host.confirmSeconds());
        lab.pause();
        boolean stands = false;
        try {
            Lab.Applied applied =
                    lab.host().apply(topology, text, order.nics(), guard != null, new Progress(id, topics, cancelled));
            long published = System.nanoTime();
            stands = true;
            if (guard == null) {
                become(new HostState.Kept<>(lab, host.keep()));
            } else {
                become(new HostState.Unconfirmed<>(lab, host.keep(), guard));
                guard.afterwards(jobs, () -> takeBackUnlessConfirmed(guard));
            }
            return new Reply.Applied(
                    id,
                    applied.steps(),
                    (published - received) / 1e6,
                    applied.verifyNanos() / 1e6,
                    applied.warnings(),
                    guard == null ? 0 : guard.seconds());
        } finally {
            if (!stands && guard != null) {
                guard.close();
            }
            lab.resume();
            closeUnlessThere(lab);
        }
    }

    private void takeBackUnlessConfirmed(Confirmation guard) {
        if (state instanceof HostState.Unconfirmed<OpenLab> unconfirmed && unconfirmed.guard() == guard) {
            takeBack(unconfirmed, Message.of("agent.take-back.unconfirmed", guard.seconds()));
        }
    }

    private void confirm() throws LabException, IOException {
        HostState.Open<OpenLab> open = openState();
        if (open instanceof HostState.TakenBack) {
            throw refused(Message.of("agent.confirmed-too-late"), Message.of("agent.confirmed-too-late.remedy"));
        }
        open.lab().host().confirm();
        become(new HostState.Kept<>(open.lab(), open.stays()));
    }

    private void takeBack(HostState.Unconfirmed<OpenLab> unconfirmed, Message why) {
        OpenLab lab = unconfirmed.lab();
        lab.pause();
        try {
            String before = lab.host().journal().before();
            lab.host().takeBack(before == null ? null : TopologyFile.read(before));
            become(new HostState.TakenBack<>(lab, unconfirmed.stays()));
            topics.publish(new Event.TakenBack(Message.of("agent.taken-back", why)));
            lab.resume();
        } catch (LabException | UnreadableFile | IOException e) {
            // The watchdog tries again when this process ends.
            topics.publish(new Event.TakenBack(Message.of("agent.not-taken-back", why, Explained.of(e))));
        }
    }

    private Reply.Answer resume(long id, String name) throws LabException, IOException {
        if (!Journal.isId(name) || files.read(name).isEmpty()) {
            throw refused(Message.of("agent.no-such-lab", name), Message.of("agent.no-such-lab.remedy"));
        }
        OpenLab lab = open(name);
        Journal journal = lab.host().journal();
        lab.resume();
        return new Reply.Resumed(id, new HostOrder(name, journal.nics()), journal.topology());
    }

    private Reply.Answer takeDown(long id, long received) throws LabException, IOException {
        OpenLab lab = opened();
        closeUnlessThere(lab);
        opened();
        lab.pause();
        List<Message> left = lab.host().takeDown(new Progress(id, topics, new AtomicBoolean()));
        if (state instanceof HostState.Unconfirmed<OpenLab> unconfirmed) {
            become(new HostState.TakenBack<>(lab, unconfirmed.stays()));
        }
        close(lab);
        return new Reply.TakenDown(id, (System.nanoTime() - received) / 1e6, left);
    }

    private Reply.Answer measure(long id, List<Ping> pings) throws LabException, IOException {
        OpenLab lab = opened();
        lab.pingTopic().pause();
        try (var measuring = new Measuring(lab.host().lab(), namespaces, prober, Measuring.Timeouts.USUAL, cancelled)) {
            return new Reply.Measured(id, measuring.measure(pings));
        } finally {
            lab.pingTopic().resume();
        }
    }

    /** Lets go of a lab of which there is nothing, not even a journal. */
    private void closeUnlessThere(OpenLab lab) throws IOException {
        if (files.read(lab.name()).isEmpty()) {
            close(lab);
        }
    }

    private void close(OpenLab lab) throws IOException {
        become(new HostState.Closed<>());
        lab.close();
    }

    /** What nobody confirmed is taken back, and what was not to stay is taken down. */
    @Override
    public void end() {
        if (state instanceof HostState.Unconfirmed<OpenLab> unconfirmed) {
            takeBack(unconfirmed, Message.of("agent.take-back.connection-ended"));
        }
        if (!(state instanceof HostState.Open<OpenLab> open)) {
            return;
        }
        OpenLab lab = open.lab();
        try {
            lab.pause();
            if (!open.stays() && lab.host().lab().stands()) {
                lab.host().takeDown(Observer.NONE);
            }
            close(lab);
        } catch (LabException | IOException e) {
            System.err.println("macvlab agent: the lab could not be taken down: " + e.getMessage());
        }
    }
}
