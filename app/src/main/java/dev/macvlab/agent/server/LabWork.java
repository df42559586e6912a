package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Destination;
import dev.macvlab.agent.protocol.Event;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Request;
import dev.macvlab.agent.protocol.Topic;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.lab.apply.Lab;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.message.Explained;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Ping;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.Step;
import dev.macvlab.probe.Prober;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The work on a lab in the sandbox. */
final class LabWork implements Work {
    static final String LAB_ID = "sandbox";

    private final NamespaceThread namespaces;
    private final Topics topics;
    private final AtomicBoolean cancelled;
    private final Lab lab;
    private final Prober prober;
    private final PingTopic pingTopic;
    private final DriftTopic driftTopic;
    private final TapEndpoints taps;
    private @Nullable String topology;

    /**
     * @param later does something on the thread that calls this, when that has done what it is about
     */
    LabWork(NamespaceThread namespaces, Topics topics, AtomicBoolean cancelled, Executor later) throws IOException {
        this.namespaces = namespaces;
        this.topics = topics;
        this.cancelled = cancelled;
        lab = new Lab(namespaces, new NamespaceNames(), LAB_ID);
        prober = Prober.start(namespaces);
        pingTopic = new PingTopic(lab, prober, topics);
        taps = new TapEndpoints(lab, namespaces);
        driftTopic = new DriftTopic(lab, later, differences -> topics.publish(new Event.Drifted(differences)));
    }

    @Override
    public Reply.Answer carryOut(Request request, long received) {
        long id = request.id();
        try {
            return switch (request) {
                case Request.Apply apply
                when apply.destination() instanceof Destination.Sandbox -> apply(apply, received);
                case Request.Plan plan when plan.destination() instanceof Destination.Sandbox -> plan(plan);
                case Request.TakeDown _ -> takeDown(id, received);
                case Request.Subscribe subscribe -> {
                    topics.subscribe(id, subscribe.topic());
                    if (subscribe.topic() instanceof Topic.Pings pings) {
                        pingTopic.watch(id, pings.pings());
                    }
                    yield new Reply.Done(id);
                }
                case Request.Unsubscribe unsubscribe -> {
                    topics.unsubscribe(unsubscribe.subscription());
                    pingTopic.leave(unsubscribe.subscription());
                    yield new Reply.Done(id);
                }
                case Request.Measure measure -> measure(id, measure.pings());
                case Request.Attach _ -> new Reply.Attached(id, taps.attach());
                case Request.Look _ -> new Reply.Looked(id, HostReader.read());
                case Request.Doctor _ -> new Reply.Examined(id, KernelReader.read(namespaces));
                case Request.Status _ -> new Reply.Standing(id, topology);
                case Request.Hello _, Request.Cancel _ -> new Reply.Done(id);
                default -> Session.refused(id, Message.of("agent.message.for-machine"));
            };
        } catch (LabException e) {
            return PlanMessages.failed(id, e);
        } catch (IOException e) {
            return new Reply.Failed(
                    id, ErrorCode.KERNEL, null, null, Message.of("agent.kernel-refused", Explained.of(e)), null);
        }
    }

    private Reply.Answer apply(Request.Apply request, long received) throws LabException, IOException {
        pingTopic.pause();
        driftTopic.pause();
        taps.detach();
        try {
            Lab.Applied applied =
                    lab.apply(TopologyFile.read(request.topology()), new Progress(request.id(), topics, cancelled));
            long published = System.nanoTime();
            topology = request.topology();
            return new Reply.Applied(
                    request.id(),
                    applied.steps(),
                    (published - received) / 1e6,
                    applied.verifyNanos() / 1e6,
                    applied.warnings(),
                    0);
        } catch (UnreadableFile e) {
            return PlanMessages.unreadable(request.id(), e);
        } finally {
            if (!lab.stands()) {
                topology = null;
            }
            pingTopic.resume();
            driftTopic.resume();
        }
    }

    private Reply.Answer plan(Request.Plan request) throws LabException, IOException {
        try {
            List<Step> steps = lab.plan(TopologyFile.read(request.topology()));
            return PlanMessages.planned(request.id(), steps, List.of(), Lab.commands(LAB_ID));
        } catch (UnreadableFile e) {
            return PlanMessages.unreadable(request.id(), e);
        }
    }

    private Reply.Answer takeDown(long id, long received) throws LabException, IOException {
        pingTopic.pause();
        driftTopic.pause();
        taps.detach();
        topology = null;
        lab.takeDown();
        return new Reply.TakenDown(id, (System.nanoTime() - received) / 1e6, List.of());
    }

    /** Nothing looks at the lab any more, which the kernel takes away. */
    @Override
    public void end() {
        pingTopic.pause();
        driftTopic.pause();
    }

    private Reply.Answer measure(long id, List<Ping> pings) throws LabException, IOException {
        pingTopic.pause();
        try (var measuring = new Measuring(lab, namespaces, prober, Measuring.Timeouts.USUAL, cancelled)) {
            return new Reply.Measured(id, measuring.measure(pings));
        } finally {
            pingTopic.resume();
        }
    }
}
