package io.dataplane.proto.plugin;

import io.dataplane.proto.wire.ConnInfo;
import io.dataplane.proto.wire.Empty;
import io.dataplane.proto.wire.GRPCBrokerGrpc;
import io.dataplane.proto.wire.GRPCControllerGrpc;
import io.dataplane.proto.wire.GRPCStdioGrpc;
import io.dataplane.proto.wire.StdioData;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// The services beside the provider: one ends the process, two are streams that Terraform opens and nobody uses.
final class Auxiliary {
    private final Runnable shutdown;
    private final Queue<StreamObserver<?>> open = new ConcurrentLinkedQueue<>();

    Auxiliary(Runnable shutdown) {
        this.shutdown = shutdown;
    }

    List<BindableService> services() {
        return List.of(new Controller(), new Broker(), new Stdio());
    }

    /// An open stream would hold up the end of the server.
    void closeStreams() {
        for (StreamObserver<?> each = open.poll(); each != null; each = open.poll()) {
            close(each);
        }
    }

    private static void close(StreamObserver<?> stream) {
        try {
            stream.onCompleted();
        } catch (RuntimeException e) {
            // the client closed it first
        }
    }

    private final class Controller extends GRPCControllerGrpc.GRPCControllerImplBase {
        @Override
        public void shutdown(Empty request, StreamObserver<Empty> responses) {
            responses.onNext(Empty.getDefaultInstance());
            responses.onCompleted();
            shutdown.run();
        }
    }

    private final class Broker extends GRPCBrokerGrpc.GRPCBrokerImplBase {
        @Override
        public StreamObserver<ConnInfo> startStream(StreamObserver<ConnInfo> responses) {
            open.add(responses);
            return new StreamObserver<>() {
                @Override
                public void onNext(ConnInfo ignored) {}

                @Override
                public void onError(Throwable cause) {
                    open.remove(responses);
                }

                @Override
                public void onCompleted() {
                    open.remove(responses);
                    close(responses);
                }
            };
        }
    }

    private final class Stdio extends GRPCStdioGrpc.GRPCStdioImplBase {
        @Override
        public void streamStdio(com.google.protobuf.Empty request, StreamObserver<StdioData> responses) {
            open.add(responses);
        }
    }
}
