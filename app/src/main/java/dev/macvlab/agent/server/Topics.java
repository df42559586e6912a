package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Event;
import dev.macvlab.agent.protocol.Topic;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who has subscribed to what. */
final class Topics {
    private final Map<Long, Topic<?>> subscriptions = new ConcurrentHashMap<>();
    private final Outbox outbox;

    Topics(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Begins a subscription, whose events have the id of the request for it. */
    void subscribe(long subscription, Topic<?> topic) {
        subscriptions.put(subscription, topic);
    }

    /** Ends a subscription, so that nothing more is told to it. */
    void unsubscribe(long subscription) {
        subscriptions.remove(subscription);
        outbox.forget(subscription);
    }

    /** Tells something to everybody who has subscribed to it. */
    void publish(Event event) {
        subscriptions.forEach((subscription, topic) -> {
            if (topic.tells().isInstance(event)) {
                outbox.publish(subscription, event);
            }
        });
    }

    /** Tells something to one subscriber, unless he has gone. */
    void publish(long subscription, Event event) {
        if (subscriptions.containsKey(subscription)) {
            outbox.publish(subscription, event);
        }
    }
}
