package io.dataplane.proto.judge;

import io.dataplane.proto.wire.GetProviderSchemaResponse;
import io.dataplane.proto.wire.InvokeActionEvent;
import io.dataplane.proto.wire.InvokeActionRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Stands between a test and a provider and judges every answer that comes by.
public final class JudgedCalls implements ClientInterceptor {
    private final Judge judge;
    private final List<Breach> breaches = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();

    public JudgedCalls(GetProviderSchemaResponse schemas) {
        this.judge = new Judge(schemas);
        breaches.addAll(judge.judge("", schemas));
    }

    /// What was broken since the last time.
    public synchronized List<Breach> breaches() {
        List<Breach> found = List.copyOf(breaches);
        breaches.clear();
        return found;
    }

    /// How many answers of each call were judged.
    public synchronized Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    private synchronized void judge(String method, Object request, Object answer) {
        answers.merge(method, 1, Integer::sum);
        breaches.addAll(judge.judge(request, answer));
    }

    private synchronized void add(List<Breach> more) {
        breaches.addAll(more);
    }

    private synchronized void status(String method, Status status) {
        if (!status.isOk() && status.getCode() != Status.Code.UNIMPLEMENTED) {
            breaches.add(new Breach("A9", "", method + " ended with the status " + status.getCode()));
        }
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        String name = String.valueOf(method.getBareMethodName());
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            private final List<Q> requests = new ArrayList<>();
            private final List<InvokeActionEvent> events = new ArrayList<>();

            @Override
            public void sendMessage(Q message) {
                requests.add(message);
                super.sendMessage(message);
            }

            @Override
            public void start(Listener<R> listener, Metadata headers) {
                super.start(
                        new SimpleForwardingClientCallListener<>(listener) {
                            @Override
                            public void onMessage(R message) {
                                judge(name, requests.getLast(), message);
                                if (message instanceof InvokeActionEvent event) {
                                    events.add(event);
                                }
                                super.onMessage(message);
                            }

                            @Override
                            public void onClose(Status status, Metadata trailers) {
                                status(name, status);
                                if (requests.getLast() instanceof InvokeActionRequest && status.isOk()) {
                                    add(OtherAnswers.invoked(events));
                                }
                                super.onClose(status, trailers);
                            }
                        },
                        headers);
            }
        };
    }
}
